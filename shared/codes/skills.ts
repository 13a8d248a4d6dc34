import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 專長 (V-12); 其它 comes with free text. */
export const skills = [
	{ code: 'appliance-repair', label: '家電修理', labelEn: 'Appliance repair' },
	{ code: 'machinery', label: '機械', labelEn: 'Machinery' },
	{ code: 'car-repair', label: '汽車修理', labelEn: 'Car repair' },
	{ code: 'craftsmanship', label: '工藝', labelEn: 'Craftsmanship' },
	{ code: 'engraving', label: '刻印', labelEn: 'Engraving' },
	{ code: 'printing', label: '印刷', labelEn: 'Printing' },
	{ code: 'languages', label: '語文', labelEn: 'Languages and literature' },
	{ code: 'clerical', label: '文書事務', labelEn: 'Clerical work' },
	{ code: 'editing', label: '編輯', labelEn: 'Editing' },
	{ code: 'typing', label: '打字', labelEn: 'Typing' },
	{ code: 'graphic-design', label: '美工', labelEn: 'Graphic design' },
	{ code: 'sewing', label: '縫紉/編織', labelEn: 'Sewing or weaving' },
	{ code: 'cooking', label: '烹飪/烘焙', labelEn: 'Cooking or baking' },
	{ code: 'hairdressing', label: '美容美髮', labelEn: 'Beauty and hairdressing' },
	{ code: 'housekeeping', label: '家事服務', labelEn: 'Housekeeping' },
	{ code: 'nursing', label: '護理', labelEn: 'Nursing' },
	{ code: 'handicraft', label: '手工藝', labelEn: 'Handicraft' },
	{ code: 'computers', label: '電腦', labelEn: 'Computers' },
	{ code: 'photography', label: '攝影', labelEn: 'Photography' },
	{ code: 'group-activities', label: '團康', labelEn: 'Leading group activities' },
	{ code: 'management', label: '管理', labelEn: 'Management' },
	{ code: 'accounting', label: '會計', labelEn: 'Accounting' },
	{ code: 'crop-growing', label: '作物栽培', labelEn: 'Crop growing' },
	{ code: 'farming', label: '農牧(藝)', labelEn: 'Farming and animal husbandry' },
	{ code: 'music', label: '音樂', labelEn: 'Music' },
	{ code: 'sports', label: '體育', labelEn: 'Sports' },
	{ code: 'counselling', label: '心理諮詢', labelEn: 'Counselling' },
	{ code: 'driving', label: '駕駛', labelEn: 'Driving' },
	{ code: 'special-education', label: '特殊教育', labelEn: 'Special education' },
	{ code: 'other', label: '其它', labelEn: 'Other' },
] as const;

export type Skill = CodeOf<typeof skills>;

export const skillSchema = codeSchema(skills, '請選擇清單中的專長');

export function labelOfSkill(code: Skill, locale?: LabelLocale): string {
	return labelIn(skills, code, locale);
}
