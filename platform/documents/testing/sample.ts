import type { Block, OfficialDocument } from '../document.ts';

const LONG =
  '依据《北京市通州区支持网络微短剧产业高质量发展的若干措施（试行）》第五条第二款，你单位申报的“取景补贴”材料不齐全，请于2026年12月3日前补正；逾期不补正的，视为撤回申请。';

/** A correction notice with every part of the model. */
export const notice: OfficialDocument = {
  issuingMark: '北京市通州区文化和旅游局文件',
  documentNumber: '通文旅补〔2026〕12号',
  title: '关于北京运河影视文化有限公司申报材料一次性告知补正的通知',
  addressee: '北京运河影视文化有限公司',
  blocks: [
    { kind: 'paragraph', text: LONG },
    { kind: 'heading', level: 1, text: '需要补正的材料' },
    { kind: 'heading', level: 2, text: '取景补贴' },
    { kind: 'heading', level: 3, text: '《拍摄场地使用协议》缺少场地权属方盖章页。' },
    { kind: 'heading', level: 3, text: '发票号码26112000000012345678与合同金额1,200,000.00元不一致。' },
    {
      kind: 'heading',
      level: 4,
      text: '请提供情况说明，网址https://example.org/applications/2026/00000012/corrections。',
    },
    {
      kind: 'table',
      caption: '费用明细',
      columns: [
        { title: '序号', share: 1, align: 'center' },
        { title: '项目', share: 5, align: 'left' },
        { title: '申报金额（元）', share: 3, align: 'right' },
      ],
      rows: [
        ['1', '场地租金（大运河森林公园、宋庄艺术区等三处取景地，含布景与恢复）', '1,200,000.00'],
        ['2', '设备', '86,500.00'],
      ],
    },
    { kind: 'heading', level: 1, text: '办理方式' },
    { kind: 'paragraph', text: '登录运河微剧通补正，或到区政务服务中心综合窗口办理。' },
  ],
  attachments: ['补正材料清单', '《拍摄场地使用协议》示范文本（2026年版，含场地权属方、使用方和协拍服务站三方）'],
  signature: { body: '北京市通州区文化和旅游局', date: '2026-11-03' },
  notes: ['联系人：李䶮，联系电话：010-00000000'],
  copies: ['区财政局', '区投资促进服务中心', '张家湾镇人民政府', '宋庄镇人民政府', '区融媒体中心', '区市场监督管理局'],
  mark: '示例·不具效力',
  qr: { text: 'https://example.org/progress/2026-00012', caption: '扫码查询办理进度' },
  createdAt: new Date('2026-11-03T02:00:00Z'),
};

/** The notice made longer by paragraphs; `paragraphs` 12 give three pages. */
export function longNotice(paragraphs: number): OfficialDocument {
  const more: Block[] = Array.from({ length: paragraphs }, () => ({ kind: 'paragraph', text: LONG }));
  return { ...notice, blocks: [...notice.blocks, ...more] };
}
