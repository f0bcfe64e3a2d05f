export const USAGE = `Usage: sim COMMAND …

  sim gcode FILE --tools TOOL.TBL [--vars START.VAR] [--block-delete]
      Interprets an RS-274/NGC program and prints its canonical calls.

  sim plc FILE.st --inputs IN.csv [--scan-ms MS] [--program NAME]
      Runs an IEC 61131-3 Structured Text program and prints a line for each scan.

  sim run [MODEL [--help] [--params P.json] [--until SECONDS] [--every SECONDS]]
      Runs a named model and prints CSV. Alone it lists the models; with --help a model's parameters.

  sim score SCENE[/EXERCISE] LOG
      Re-executes a recorded training log and prints its score with the evidence.

  sim replay SCENE[/EXERCISE] LOG [--hash-every N]
      Re-executes a log and prints the hash of the state.

  sim bench [--only kernel,cabinet,plc,gcode,stamp] [--quick] [--json]
      Measures the engine on this machine.

Exit code 0, or 1 with a message (for programs with file, line and column).`;
