/**
 * Words that people build passwords of, in lower case and without trailing digits and signs: from the published lists
 * of leaked passwords (global and Chinese), and the words of this place. A password that is one of them with something
 * hung on is as easy to guess as the word.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passwd passw0rd pass admin administrator root guest test tester demo user login welcome letmein master
  secret changeme default qwerty qwertyuiop qwertyui asdfghjkl asdfgh asdf zxcvbnm zxcvbn qazwsx qazwsxedc qweasd
  qweasdzxc 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e abc abcd abcde abcdef abcdefg abcdefgh abcdefghij aaa aa a
  iloveyou loveyou iloveu woaini woaini1314 woaiwojia wodemima mima zhangwei wangwei lining xiaoming hello helloworld
  dragon monkey football baseball basketball superman batman starwars sunshine princess shadow michael jordan ashley
  charlie thomas andrew daniel jessica computer internet samsung google huawei xiaomi tencent taobao alibaba weixin
  china beijing zhongguo tongzhou yunhe yunheweijuchang yunheweiju weiju duanju microdrama beijingtongzhou shanghai
  hangzhou guangzhou shenzhen zhongguoren nihao nihaoma caonima laopo laogong baobao gongsi company office system
  manager service server database oracle mysql postgres wordpress linux windows apple iphone android trustno trustno1
  whatever freedom summer winter spring autumn january february monday friday liverpool chelsea arsenal manchester
  5201314 1314520 147258369 159357 789456123 7758521 woaini520 aini1314 qq qqqq zzz zz az wang zhang chen liu yang huang
  p@ssword p@ssw0rd passw0rd! pa55word pa55w0rd adm1n r00t`.split(/\s+/),
);

/** Rows of keys and runs that are typed without thinking, also backwards. */
export const RUNS: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop[]',
  'asdfghjkl',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()',
];
