/**
 * The functions that engines compute differently, as ports of FreeBSD's and Cephes' algorithms made of operations that IEEE 754
 * defines to the bit: V8's `Math.sin` and SpiderMonkey's differ, these do not. Inside the engine they are the only door to
 * such functions, and the linter refuses `Math.sin`, `**` and their like. Of `Math`, `sqrt`, `abs`, `floor`, `ceil`,
 * `round`, `trunc`, `min`, `max`, `sign`, `fround`, `imul` and `clz32` are exact on every engine and used as they are.
 */
export { default as acos } from '@stdlib/math-base-special-acos';
export { default as asin } from '@stdlib/math-base-special-asin';
export { default as atan } from '@stdlib/math-base-special-atan';
export { default as atan2 } from '@stdlib/math-base-special-atan2';
export { default as cbrt } from '@stdlib/math-base-special-cbrt';
export { default as cos } from '@stdlib/math-base-special-cos';
export { default as cosh } from '@stdlib/math-base-special-cosh';
export { default as exp } from '@stdlib/math-base-special-exp';
export { default as expm1 } from '@stdlib/math-base-special-expm1';
export { default as hypot } from '@stdlib/math-base-special-hypot';
export { default as ln } from '@stdlib/math-base-special-ln';
export { default as log10 } from '@stdlib/math-base-special-log10';
export { default as log1p } from '@stdlib/math-base-special-log1p';
export { default as pow } from '@stdlib/math-base-special-pow';
export { default as sin } from '@stdlib/math-base-special-sin';
export { default as sinh } from '@stdlib/math-base-special-sinh';
export { default as tan } from '@stdlib/math-base-special-tan';
export { default as tanh } from '@stdlib/math-base-special-tanh';
