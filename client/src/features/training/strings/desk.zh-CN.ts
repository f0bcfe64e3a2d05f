const strings = {
  deskTitle: '实训',
} as const;

export default strings;
