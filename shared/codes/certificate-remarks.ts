import type { CodeOf } from './code-table.ts';

/**
 * 服務內容 of a performance certificate: remarks that only need a tick (V-42). The text is what is printed, so a remark is
 * a whole sentence.
 */
export const certificateRemarks = [
	{
		code: 'diligent',
		label: '服務勤奮盡責，樂於伸出援手。',
		labelEn: 'Diligent, and glad to lend a hand.',
	},
	{
		code: 'careful',
		label: '做事細心周到，值得信賴。',
		labelEn: 'Careful and reliable.',
	},
	{
		code: 'considerate',
		label: '待人體貼，能設身處地為服務對象著想。',
		labelEn: 'Considerate of the people served.',
	},
	{
		code: 'selfless',
		label: '不計個人得失，無私奉獻。',
		labelEn: 'Gives without asking for anything in return.',
	},
	{
		code: 'kind',
		label: '與夥伴相處和睦，團隊合作無間。',
		labelEn: 'Kind to colleagues and at one with the team.',
	},
	{
		code: 'senior',
		label: '資歷深厚，勇於承擔責任。',
		labelEn: 'A senior who takes responsibility.',
	},
	{
		code: 'smiling',
		label: '常保笑容，讓人感到溫暖。',
		labelEn: 'Always smiling, and warms those around.',
	},
	{
		code: 'resourceful',
		label: '臨事沉著，善於解決問題。',
		labelEn: 'Calm and resourceful.',
	},
	{
		code: 'learning',
		label: '勤於學習，持續精進服務知能。',
		labelEn: 'Keeps learning and improving.',
	},
	{
		code: 'caring',
		label: '熱心帶領新進志工，傳承服務經驗。',
		labelEn: 'Cares for newcomers and passes experience on.',
	},
] as const;

export type CertificateRemark = CodeOf<typeof certificateRemarks>;
