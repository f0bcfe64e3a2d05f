const strings = {
  runTitle: '实训操作',
} as const;

export default strings;
