/**
 * The instructions. One takes five words: opcode, d, a, b, c. `d`, `a`, `b` name cells: twice the cell's index, plus 1 where it
 * counts from the instance that runs. `c` is a plain number: a jump's target, a shift, a row of a table, a sub-operation.
 */
export const WORDS = 5;

// Control
export const HALT = 0;
export const JUMP = 1;
export const JUMP_IF = 2;
export const JUMP_UNLESS = 3;
export const JUMP_IF_EQUAL = 4;
/** c: first instruction of a function */
export const CALL = 5;
/** a: first cell of an instance (b = 1: a cell that holds it), c: first instruction */
export const CALL_BLOCK = 6;
/** a: as for CALL_BLOCK, c: which block of the standard library */
export const CALL_NATIVE = 7;
export const RETURN = 8;

// Moves
export const MOVE = 10;
export const MOVE_WIDE = 11;
/** c: capacity */
export const MOVE_TEXT = 12;
/** d := index of a */
export const ADDRESS = 13;
/** d := address of b + checked offset of index a; c: row of bounds */
export const INDEX = 14;
/** d := b's value + checked offset of index a */
export const INDEX_FROM = 15;
/** d := a + c */
export const OFFSET = 16;
/** d := what a points to, c cells on */
export const LOAD = 17;
export const LOAD_WIDE = 18;
export const LOAD_TEXT = 19;
/** where a points to, c cells on, := b */
export const STORE = 20;
export const STORE_WIDE = 21;
export const STORE_TEXT = 22;
/** c cells from where a points to where d points */
export const COPY = 23;
/** c cells from d on become what they are at the start */
export const RESET = 24;
/** fault unless a lies in subrange row c; b = 1: a is a 64-bit cell */
export const CHECK = 25;

// Whole numbers up to 32 bits
export const ADD_I = 30;
export const SUB_I = 31;
export const MUL_I = 32;
export const DIV_I = 33;
export const MOD_I = 34;
export const NEG_I = 35;
export const ADD_U = 36;
export const SUB_U = 37;
export const MUL_U = 38;
export const DIV_U = 39;
export const MOD_U = 40;
/** sign-extends what is left after c bits are cut off the top */
export const NARROW_SIGNED = 41;
/** keeps the bits of mask c */
export const NARROW_UNSIGNED = 42;
export const AND = 43;
export const OR = 44;
export const XOR = 45;
/** ~a with the bits of mask c */
export const NOT = 46;
/** c: sub-operation, see bits.ts */
export const BITS = 47;

// Reals
export const ADD_F = 50;
export const SUB_F = 51;
export const MUL_F = 52;
export const DIV_F = 53;
export const NEG_F = 54;
export const ADD_R = 55;
export const SUB_R = 56;
export const MUL_R = 57;
export const DIV_R = 58;
export const ROUND_R = 59;
/** c: which function of one real */
export const FUNCTION_1 = 60;
/** c: which function of two reals */
export const FUNCTION_2 = 61;

// Comparisons of numbers
export const EQUAL = 70;
export const UNEQUAL = 71;
export const LESS = 72;
export const LESS_OR_EQUAL = 73;
export const MAXIMUM = 74;
export const MINIMUM = 75;

// Groups with a sub-operation in c
export const WIDE = 80;
export const CONVERT = 81;
/** arguments in the cells from a on */
export const TEXT = 82;
