export { type DryingAir, type LeafDryer, type OutletAir, outletAir } from './leaf-dryer.ts';
export { leafDryerBlock } from './leaf-dryer-block.ts';
export { dryingHumidity, equilibriumMoisture, type HendersonIsotherm } from './sorption.ts';
export { OOLONG_OXIDATION, type OxidationLaw, type PageLaw, pageRatio, wetBasisAfterLoss } from './tea-leaf.ts';
export { type TeaLeaf, teaLeafBlock } from './tea-leaf-block.ts';
