const strings = {} as const;

export default strings;
