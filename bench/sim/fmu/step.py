"""Steps the FMU in the given folder with FMPy and prints JSON: nanoseconds a doStep, and the state at the end."""

import json
import sys
import time

from fmpy import read_model_description
from fmpy.fmi2 import FMU2Slave

folder, steps = sys.argv[1], int(sys.argv[2])
description = read_model_description(folder)
fmu = FMU2Slave(
    guid=description.guid,
    unzipDirectory=folder,
    modelIdentifier=description.coSimulation.modelIdentifier,
    instanceName="peer",
)
fmu.instantiate()
fmu.setupExperiment(startTime=0.0)
fmu.enterInitializationMode()
fmu.exitInitializationMode()
started = time.process_time_ns()
for index in range(steps):
    fmu.doStep(currentCommunicationPoint=index * 0.01, communicationStepSize=0.01)
spent = time.process_time_ns() - started
(x0,) = fmu.getReal([1])
fmu.terminate()
fmu.freeInstance()
print(json.dumps({"nsPerStep": spent / steps, "x0": x0}))
