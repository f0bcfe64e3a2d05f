export const explanations: Readonly<Record<string, string>> = {
  'explain.dress':
    'A spindle turns thousands of times a minute and pulls in gloves, cuffs and hair: tight overall, cap, glasses, no gloves.',
  'explain.air': 'Air releases and changes tools; below 0.5 MPa that is not safe, so the gauge is read first.',
  'explain.powerOn':
    'Main switch, then control; once it is up the emergency stop is released and reset clears the alarms.',
  'explain.reference': 'Homing tells the control where its axes are. Z lifts first, then X and Y.',
  'explain.vice': 'The indicator’s change over 100 mm is how far the vice is askew; taps take it away, to within 0.02.',
  'explain.clamp': 'Seated and clamped with 110 N·m, the blank stays where cutting forces push.',
  'explain.fitTools': 'Nine tools go into the magazine by the list, numbered as the program calls them.',
  'explain.lengths':
    'Each tool touches the setter and [measure] puts its length into H. One left out plunges or cuts air.',
  'explain.datum':
    'The edge finder touches left, front and top; with the known coordinates −50, −40 and 0.5 the control works G54 out.',
  'explain.program':
    'The program is loaded and checked for syntax and travel; D2 and D3 start at their nominal 16 and 10.',
  'explain.dryRun': 'A run 100 mm above the part shows path, tool changes and stops.',
  'explain.firstCut': 'Single block and rapids at 25 %, a hand on feed hold, until the first cut is under way.',
  'explain.measureSemiFinished': 'The semi-finish leaves 0.1 a side. Measuring now tells what the tool really cuts.',
  'explain.correct':
    'Bending and run-out leave microns. Taken off D3, contour shrinks and pockets grow, into their limits together.',
  'explain.finish': 'Each wall is finished twice, the second for what the tool gave way; then spot, drill, ream, tap.',
  'explain.deburr': 'Burrs cut hands and keep plug gauges out.',
  'explain.inspect':
    'Tolerances of 0.015 to 0.035 need micrometers, bore and plug gauges; a calliper only tells roughly.',
  'explain.record': 'The sheet holds measured values, so that somebody else can check them.',
  'explain.handIn': 'The part goes to the inspector; true sizes count.',
  'explain.tidy': 'Vice, table and floor are cleaned for whoever comes next.',
  'explain.testCut': 'A test cut as things are makes the symptom visible.',
  'explain.look':
    'The pocket is 10.2 deep but the contour is right: only Z, only T3. On the setter T3 differs from H3 by 0.2.',
  'explain.name': 'One cause explains it all: the length register of T3.',
  'explain.repair': 'The length just measured goes into H3.',
  'explain.prove': 'Test cut 2 goes 0.5 deeper; 10.5 is measured, so it is repaired.',
};
