/*
 * The Van der Pol oscillator as an FMI 2.0 co-simulation unit, by explicit Euler with 0.01 s: what FMPy steps beside the kernel.
 * Only what a co-simulation needs is here; the types are those of the standard (fmi-standard.org), written out.
 */
#include <stdlib.h>

typedef void *fmi2Component;
typedef unsigned int fmi2ValueReference;
typedef int fmi2Status;
enum { fmi2OK = 0, fmi2Error = 3 };

typedef struct {
  double time, x0, x1, mu;
} Model;

static const double STEP_S = 0.01;

const char *fmi2GetTypesPlatform(void) { return "default"; }
const char *fmi2GetVersion(void) { return "2.0"; }
fmi2Status fmi2SetDebugLogging(fmi2Component c, int on, size_t n, const char *const categories[]) {
  (void)c, (void)on, (void)n, (void)categories;
  return fmi2OK;
}

fmi2Component fmi2Instantiate(const char *name, int type, const char *guid, const char *resources, const void *callbacks,
                              int visible, int logging) {
  (void)name, (void)type, (void)guid, (void)resources, (void)callbacks, (void)visible, (void)logging;
  Model *model = calloc(1, sizeof *model);
  if (model == NULL) return NULL;
  model->x0 = 2;
  model->mu = 1;
  return model;
}
void fmi2FreeInstance(fmi2Component c) { free(c); }

fmi2Status fmi2SetupExperiment(fmi2Component c, int hasTolerance, double tolerance, double start, int hasStop, double stop) {
  (void)hasTolerance, (void)tolerance, (void)hasStop, (void)stop;
  ((Model *)c)->time = start;
  return fmi2OK;
}
fmi2Status fmi2EnterInitializationMode(fmi2Component c) { (void)c; return fmi2OK; }
fmi2Status fmi2ExitInitializationMode(fmi2Component c) { (void)c; return fmi2OK; }
fmi2Status fmi2Terminate(fmi2Component c) { (void)c; return fmi2OK; }
fmi2Status fmi2Reset(fmi2Component c) {
  *(Model *)c = (Model){.x0 = 2, .mu = 1};
  return fmi2OK;
}

fmi2Status fmi2GetReal(fmi2Component c, const fmi2ValueReference refs[], size_t n, double values[]) {
  const Model *model = c;
  for (size_t i = 0; i < n; i++) {
    switch (refs[i]) {
    case 0: values[i] = model->time; break;
    case 1: values[i] = model->x0; break;
    case 2: values[i] = model->x1; break;
    default: return fmi2Error;
    }
  }
  return fmi2OK;
}

fmi2Status fmi2DoStep(fmi2Component c, double time, double step, int noPrior) {
  (void)noPrior;
  Model *model = c;
  const long steps = (long)(step / STEP_S + 0.5);
  for (long i = 0; i < steps; i++) {
    const double dx0 = model->x1;
    const double dx1 = model->mu * ((1 - model->x0 * model->x0) * model->x1) - model->x0;
    model->x0 += STEP_S * dx0;
    model->x1 += STEP_S * dx1;
  }
  model->time = time + step;
  return fmi2OK;
}

/* FMPy looks every function of the standard up when it loads a unit; these are never called. */
#define ABSENT(name) fmi2Status name(void) { return fmi2Error; }
ABSENT(fmi2GetInteger) ABSENT(fmi2GetBoolean) ABSENT(fmi2GetString)
ABSENT(fmi2SetReal) ABSENT(fmi2SetInteger) ABSENT(fmi2SetBoolean) ABSENT(fmi2SetString)
ABSENT(fmi2GetFMUstate) ABSENT(fmi2SetFMUstate) ABSENT(fmi2FreeFMUstate)
ABSENT(fmi2SerializedFMUstateSize) ABSENT(fmi2SerializeFMUstate) ABSENT(fmi2DeSerializeFMUstate)
ABSENT(fmi2GetDirectionalDerivative) ABSENT(fmi2SetRealInputDerivatives) ABSENT(fmi2GetRealOutputDerivatives)
ABSENT(fmi2CancelStep) ABSENT(fmi2GetStatus) ABSENT(fmi2GetRealStatus) ABSENT(fmi2GetIntegerStatus)
ABSENT(fmi2GetBooleanStatus) ABSENT(fmi2GetStringStatus)
