import { describe, expect, it } from 'vitest';
import type { PolicyPackage } from '../../engine/package.ts';
import { chineseDay, chineseNumber, percent, spokenMoney, yuanFigure } from './amounts.ts';
import { assetsOf } from './assets.ts';
import { citationLabel } from './citations.ts';
import { contactLink, contactsOf } from './contacts.ts';
import { commencementSentence, consultationPeriod, stateOn } from './pages/stages.ts';
import { findRoute } from './routing.ts';
import { windowsOf } from './rules/windows.ts';

describe('amounts as people write them', () => {
  it.each([
    [0, '0 元'],
    [1, '0.01 元'],
    [99_999_900, '999,999 元'],
    [50_000_000, '50 万元'],
    [1_000_000_000, '1000 万元'],
    [1_250_000, '1.25 万元'],
    [15_000_000_000, '1.5 亿元'],
    [35_382_000, '353,820 元'],
    [35_382_001, '353,820.01 元'],
  ])('writes %i fen without losing a fen', (fen, words) => {
    expect(spokenMoney(fen)).toBe(words);
  });

  it('always writes two decimals in tables, with a true minus', () => {
    expect([yuanFigure(117_940_000), yuanFigure(5), yuanFigure(-123_456)]).toEqual([
      '1,179,400.00',
      '0.05',
      '−1,234.56',
    ]);
  });

  it('writes rates, days and small numbers', () => {
    expect([percent(3000), percent(250), percent(10_000), percent(1)]).toEqual(['30%', '2.5%', '100%', '0.01%']);
    expect(chineseDay('2026-02-05')).toBe('2026年2月5日');
    expect([1, 10, 12, 20, 21, 99].map(chineseNumber)).toEqual(['一', '十', '十二', '二十', '二十一', '九十九']);
    expect(chineseNumber(100)).toBe('100');
  });
});

function text(
  sections: { id: string; title: string; sentences: { id: string; text: string }[] }[],
): Pick<PolicyPackage, 'text'> {
  return { text: { id: 'p', version: '1', status: 'sample', title: 't', issuer: 'i', sections } };
}

describe('reading the text', () => {
  const policy = text([
    {
      id: 'notice',
      title: '公告',
      sentences: [
        { id: 'notice.s1', text: '2026年12月5日至2027年1月5日' },
        { id: 'notice.s2', text: '2.电话:010-89570475' },
        { id: 'notice.s3', text: '3.登录某某区人民政府网站(http://example.cn),在专栏提出' },
      ],
    },
    { id: 'art12', title: '支持', sentences: [{ id: 'art12.s1', text: '甲。' }] },
    { id: 'final', title: '附则', sentences: [{ id: 'final.s1', text: '自印发之日起施行,有效期三年。' }] },
  ]);

  it('calls an article by its number and any other section by its title', () => {
    expect(citationLabel(policy, 'art12.s1')).toBe('第十二条第1句');
    expect(citationLabel(policy, 'final.s1')).toBe('附则第1句');
    expect(citationLabel(policy, 'art12')).toBe('第十二条');
    expect(citationLabel(policy, 'art13.s1')).toBe('art13.s1');
  });

  it('takes only labelled lines for contacts', () => {
    expect(contactsOf(policy)).toEqual([{ id: 'notice.s2', label: '电话', value: '010-89570475' }]);
    expect(contactsOf(text([]))).toEqual([]);
    expect(contactLink('010-89570475')).toBe('tel:+861089570475');
    expect(contactLink('a.b@example.cn')).toBe('mailto:a.b@example.cn');
    expect(contactLink('某某大厦1320层')).toBeUndefined();
  });

  it('reads the period of comments over the turn of a year, both days included', () => {
    const period = consultationPeriod(policy);
    expect(period).toEqual({ from: '2026-12-05', to: '2027-01-05', cite: 'notice.s1' });
    if (!period) return;
    expect(['2026-12-04', '2026-12-05', '2027-01-05', '2027-01-06'].map((day) => stateOn(day, period))).toEqual([
      'ahead',
      'now',
      'now',
      'done',
    ]);
    expect(consultationPeriod(text([]))).toBeUndefined();
  });

  it('finds the sentence on commencement', () => {
    expect(commencementSentence(policy)).toBe('final.s1');
    expect(commencementSentence(text([]))).toBeUndefined();
  });
});

describe('addresses and built files', () => {
  it('never matches a parameter that is empty, spans a slash or is not decodable', () => {
    const route = { pattern: '/a/:id', methods: ['GET'] as const, render: () => undefined };
    expect(findRoute([route], '/a/')).toBeUndefined();
    expect(findRoute([route], '/a/b/c')).toBeUndefined();
    expect(findRoute([route], '/a/%E0')).toBeUndefined();
    expect(findRoute([route], '/a/%E6%9D%A1')?.params).toEqual({ id: '条' });
  });

  it('finds everything below a pattern that ends in /*, and nothing that only begins alike', () => {
    const route = { pattern: '/my/*', methods: ['GET'] as const, render: () => undefined };
    expect(['/my', '/my/', '/my/works/w1', '/my/%E0'].map((path) => findRoute([route], path)?.params)).toEqual([
      {},
      {},
      {},
      {},
    ]);
    expect([findRoute([route], '/mything'), findRoute([route], '/')]).toEqual([undefined, undefined]);
  });

  it('finds styles and scripts of an entry, those of its chunks included', () => {
    const assets = assetsOf({
      'styles.css': { file: 'assets/p.css', name: 'public', isEntry: true },
      'main.tsx': { file: 'assets/c.js', name: 'calculator', isEntry: true, css: ['assets/c.css'], imports: ['_x.js'] },
      '_x.js': { file: 'assets/x.js', css: ['assets/x.css'], imports: ['main.tsx'] },
    });
    expect(assets.css).toEqual(['/assets/p.css']);
    expect([assets.script('calculator'), assets.script('public'), assets.script('none')]).toEqual([
      '/assets/c.js',
      undefined,
      undefined,
    ]);
    expect(assets.styles('calculator')).toEqual(['/assets/x.css', '/assets/c.css']);
    expect([assets.preloads('calculator'), assets.preloads('none')]).toEqual([['/assets/x.js'], []]);
  });
});

describe('windows of a dated table', () => {
  const row = (name: string, notBefore?: string) => ({
    class: name,
    label: name,
    cite: 'a.s1',
    when:
      notBefore === undefined
        ? { kind: 'review' as const }
        : { kind: 'all' as const, of: [{ kind: 'applicationDay' as const, notBefore }, { kind: 'review' as const }] },
  });

  it('puts neighbouring rows of the same days together and keeps the order of the table', () => {
    const windows = windowsOf({
      id: 't',
      title: 't',
      rows: [row('a', '2026-07-01'), row('b', '2026-07-01'), row('c'), row('d', '2026-07-01')],
    });
    expect(windows.map(({ notBefore, rows }) => [notBefore, rows.map((one) => one.row.class)])).toEqual([
      ['2026-07-01', ['a', 'b']],
      [undefined, ['c']],
      ['2026-07-01', ['d']],
    ]);
    expect(windows[0]?.rows[0]?.when).toEqual({ kind: 'review' });
  });
});
