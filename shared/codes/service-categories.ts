import { codeSchema, entryOf, labelIn, type CodeEntry, type CodeOf, type LabelLocale } from './code-table.ts';

interface ServiceCategoryEntry extends CodeEntry {
	/** The code of the national system (課程領域 in its imports); not published, filled in by the city. */
	readonly mohwCode: string | null;
	/** First character of the book number: 「社字第00000001號」. */
	readonly bookPrefix: string;
	/** 特殊訓練 hours that the purpose authority of this field asks for. */
	readonly requiredSpecialHours: number;
}

/**
 * 服務類別, in the order of the back office. Cities differ (one has 28), so nothing may count on there being 27.
 */
export const serviceCategories = [
	category('01', '社會福利類', 'Social welfare', '社'),
	category('02', '環境保護類', 'Environmental protection', '環'),
	category('03', '教育服務類', 'Education', '教'),
	category('04', '醫療衛生類', 'Health and medical care', '衛'),
	category('05', '文化推廣類', 'Culture', '文'),
	category('06', '警政服務類', 'Police', '警'),
	category('07', '地政服務類', 'Land administration', '地'),
	category('08', '民政服務類', 'Civil affairs', '民'),
	category('09', '稅務服務類', 'Taxation', '稅'),
	category('10', '勞政服務類', 'Labour affairs', '勞'),
	category('11', '觀光導覽類', 'Tourism and guiding', '觀'),
	category('12', '農業推廣類', 'Agriculture', '農'),
	category('13', '原住民服務類', 'Indigenous affairs', '原'),
	category('14', '廉政服務類', 'Government ethics', '廉'),
	category('15', '為民服務類', 'Citizen services', '為'),
	category('16', '交通服務類', 'Transport', '交'),
	category('17', '體育推廣類', 'Sports', '體'),
	category('18', '青年服務類', 'Youth affairs', '青'),
	category('19', '工務服務類', 'Public works', '工'),
	category('20', '人事服務類', 'Personnel', '人'),
	category('21', '消防救護類', 'Fire and rescue', '消'),
	category('22', '資訊服務類', 'Information services', '資'),
	category('23', '財政服務類', 'Finance', '財'),
	category('24', '新聞服務類', 'Information and press', '新'),
	category('25', '都發服務類', 'Urban development', '都'),
	category('26', '法務服務類', 'Legal affairs', '法'),
	category('27', '捷運工程類', 'Metro construction', '捷'),
] as const satisfies readonly ServiceCategoryEntry[];

function category<Code extends string>(code: Code, label: string, labelEn: string, bookPrefix: string) {
	return { code, label, labelEn, bookPrefix, mohwCode: null as string | null, requiredSpecialHours: 6 };
}

export type ServiceCategory = CodeOf<typeof serviceCategories>;

export const serviceCategorySchema = codeSchema(serviceCategories, '請選擇服務類別');

export function labelOfServiceCategory(code: ServiceCategory, locale?: LabelLocale): string {
	return labelIn(serviceCategories, code, locale);
}

/** The first character of the numbers of books that an authority of this field issues. */
export function bookPrefixOf(code: ServiceCategory): string {
	return entryOf(serviceCategories, code).bookPrefix;
}
