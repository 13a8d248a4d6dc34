import { codeSchema, entryOf, labelIn, type CodeEntry, type CodeOf, type LabelLocale } from './code-table.ts';
import { serviceCategories, type ServiceCategory } from './service-categories.ts';

interface ServiceContentEntry extends CodeEntry {
	/** 研習, 會議 and 訓練 are entered like service, but never count (domain 1.4). */
	readonly countable: boolean;
}

function content<Code extends string>(code: Code, label: string, labelEn: string, countable = true) {
	return { code, label, labelEn, countable };
}

/** 服務內容. No official list exists; the city edits this one. */
export const serviceContents = [
	content('01', '行政支援', 'Office support'),
	content('02', '資料整理', 'Filing'),
	content('03', '櫃臺服務', 'Counter service'),
	content('04', '諮詢服務', 'Advice'),
	content('05', '活動支援', 'Event support'),
	content('06', '攝影紀錄', 'Photography'),
	content('07', '關懷訪視', 'Home visits'),
	content('08', '電話問安', 'Telephone calls'),
	content('09', '電話諮商', 'Telephone counselling'),
	content('10', '送餐服務', 'Meal delivery'),
	content('11', '課業輔導', 'Tutoring'),
	content('12', '圖書整理', 'Book keeping'),
	content('13', '圖書推車服務', 'Book trolley'),
	content('14', '導覽解說', 'Guided tours'),
	content('15', '藝文服務', 'Arts and culture'),
	content('16', '環境維護', 'Care of the environment'),
	content('17', '交通導護', 'Traffic guidance'),
	content('18', '引導服務', 'Showing the way'),
	content('19', '巡守通報', 'Patrol and reporting'),
	content('20', '宣導推廣', 'Public information'),
	content('98', '研習、會議或訓練', 'Courses and meetings', false),
	content('99', '其他', 'Other'),
] as const satisfies readonly ServiceContentEntry[];

export type ServiceContent = CodeOf<typeof serviceContents>;

interface ServiceItemEntry extends CodeEntry {
	/** 服務內容 that this item can be chosen with (H-09). */
	readonly contents: readonly ServiceContent[];
	/** The field whose everyday work it is; without one it is done in any field. */
	readonly category?: ServiceCategory;
}

/** What is done everywhere, around what is peculiar to an item. */
const general: readonly ServiceContent[] = ['01', '02', '03', '04', '05', '06'];
const closing: readonly ServiceContent[] = ['98', '99'];

const peculiar: Partial<Record<ServiceCategory, readonly ServiceContent[]>> = {
	'01': ['07', '08', '09', '10'],
	'02': ['16', '19', '20'],
	'03': ['11', '12', '17'],
	'04': ['07', '13', '18'],
	'05': ['12', '14', '15'],
	'06': ['17', '19', '20'],
	'08': ['18', '20'],
	'11': ['14', '18'],
	'13': ['07', '15'],
	'15': ['18'],
	'16': ['17', '20'],
	'21': ['19', '20'],
	'22': ['20'],
};

/** The item of a field: 社會福利類 is 社會福利服務, 教育服務類 is 教育服務. */
function itemOfCategory<Entry extends (typeof serviceCategories)[number]>({ code, label, labelEn }: Entry) {
	const plain = label.replace(/類$/, '').replace(/服務$/, '');
	return {
		code,
		label: `${plain}服務`,
		labelEn,
		category: code as ServiceCategory,
		contents: [...general, ...(peculiar[code] ?? []), ...closing],
	};
}

function anywhere<Code extends string>(
	code: Code,
	label: string,
	labelEn: string,
	contents: readonly ServiceContent[],
) {
	return { code, label, labelEn, contents: [...general, ...contents, ...closing] };
}

/**
 * 服務項目: one for each 服務類別, whose code it bears, and those that are done in any field (domain 3.2). No official list
 * exists; the city edits this one.
 */
export const serviceItems = [
	...serviceCategories.map(itemOfCategory),
	anywhere('51', '老人服務', 'Older people', ['07', '08', '09', '10']),
	anywhere('52', '兒童及少年服務', 'Children and youth', ['07', '11']),
	anywhere('53', '身心障礙者服務', 'Disabled people', ['07', '08', '10', '18']),
	anywhere('54', '婦女服務', 'Women', ['07', '08', '09']),
	anywhere('55', '家庭服務', 'Families', ['07', '08', '09']),
	anywhere('56', '社區服務', 'Neighbourhoods', ['07', '10', '16', '19']),
	anywhere('57', '戶政服務', 'Household registration', ['18']),
	anywhere('58', '綜合服務', 'General service', ['18', '20']),
] as const satisfies readonly ServiceItemEntry[];

export type ServiceItem = CodeOf<typeof serviceItems>;

export const serviceItemSchema = codeSchema(serviceItems, '請選擇服務項目');
export const serviceContentSchema = codeSchema(serviceContents, '請選擇服務內容');

export function labelOfServiceItem(code: ServiceItem, locale?: LabelLocale): string {
	return labelIn(serviceItems, code, locale);
}

export function labelOfServiceContent(code: ServiceContent, locale?: LabelLocale): string {
	return labelIn(serviceContents, code, locale);
}

/** 服務內容 of a 服務項目 (H-09), in the order of the table; none while no item is chosen. */
export function contentsOf(item: string): (typeof serviceContents)[number][] {
	const allowed: readonly string[] = serviceItems.find(({ code }) => code === item)?.contents ?? [];
	return serviceContents.filter(({ code }) => allowed.includes(code));
}

/** The field whose work an item is, and whose 特殊訓練 it needs (H-12); none where it is done in any field. */
export function categoryOfServiceItem(code: ServiceItem): ServiceCategory | undefined {
	return (entryOf(serviceItems, code) as ServiceItemEntry).category;
}

/** Whether units of a field do it: their own item, or one that is done in any field (H-14, X-20). */
export function isItemOf(code: ServiceItem, unitCategory: ServiceCategory): boolean {
	const category = categoryOfServiceItem(code);
	return category === undefined || category === unitCategory;
}

/** The items that all of these fields do, in the order of the table. */
export function itemsOf(unitCategories: Iterable<ServiceCategory>): (typeof serviceItems)[number][] {
	const fields = [...unitCategories];
	return serviceItems.filter(({ code }) => fields.every((field) => isItemOf(code, field)));
}

/** Whether time spent on it can ever be effective. */
export function isCountable(code: ServiceContent): boolean {
	return entryOf(serviceContents, code).countable;
}
