import * as z from 'zod';

// Content types as the `file-type` package tells them from the bytes. It cannot tell the old Office formats apart, as
// doc, ppt and xls share one container (CFB): there the extension has the last word.
const detectedTypes = {
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	png: 'image/png',
	pdf: 'application/pdf',
	odt: 'application/vnd.oasis.opendocument.text',
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
	odp: 'application/vnd.oasis.opendocument.presentation',
	doc: 'application/x-cfb',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	ppt: 'application/x-cfb',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	xls: 'application/x-cfb',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	mp4: 'video/mp4',
} as const;

export type UploadExtension = keyof typeof detectedTypes;

// The words of table U. 「圖檔」 is what browsers show and the PDF writer can embed.
const formats = {
	圖檔: ['jpg', 'jpeg', 'png'],
	圖片: ['jpg', 'jpeg', 'png'],
	jpg: ['jpg', 'jpeg'],
	pdf: ['pdf'],
	odf: ['odt', 'ods', 'odp'],
	odt: ['odt'],
	ods: ['ods'],
	odp: ['odp'],
	word: ['doc', 'docx'],
	ppt: ['ppt', 'pptx'],
	excel: ['xls', 'xlsx'],
	xlsx: ['xlsx'],
	mp4: ['mp4'],
} as const satisfies Record<string, readonly UploadExtension[]>;

type Format = keyof typeof formats;

/** One row of table U. */
export interface UploadLimit {
	/** What the file is, as the form names it. */
	readonly label: string;
	/** The formats as the user reads them. */
	readonly formats: readonly Format[];
	/** Lower case, without the dot. */
	readonly extensions: readonly UploadExtension[];
	/** As detected from the bytes. */
	readonly mimeTypes: readonly string[];
	/** 「以下」 includes the limit itself. */
	readonly maxBytes: number;
	readonly maxCount: number;
	readonly rule: string;
}

// 「several」 has no number in the rules, except C-07; ten keeps a form readable and its transaction small.
const several = 10;

function limit(
	label: string,
	names: readonly Format[],
	megabytes: number,
	maxCount: number,
	rule: string,
): UploadLimit {
	const extensions = names.flatMap((name): readonly UploadExtension[] => formats[name]);
	const mimeTypes = [...new Set(extensions.map((extension) => detectedTypes[extension]))];
	return { label, formats: names, extensions, mimeTypes, maxBytes: megabytes * 1024 * 1024, maxCount, rule };
}

const officeFormats = ['pdf', 'odf', 'word', 'ppt', 'excel'] as const;
const awardFormats = ['pdf', 'odt', 'odp', 'ods', 'jpg'] as const;

/** Table U of the rules: what may be uploaded, and where. */
export const uploadLimits = {
	'volunteer.photo': limit('大頭照', ['圖檔'], 5, 1, 'V-10'),
	'volunteer.book-cover': limit('紀錄冊封面', ['圖檔'], 5, 1, 'V-10'),
	'volunteer.parental-consent': limit('家長同意書', ['圖檔', 'pdf'], 5, 1, 'V-10'),
	'unit.plan': limit('志願服務計畫書', ['pdf', 'odt'], 3, 1, 'C-04'),
	'volunteer.import': limit('匯入檔案', ['ods', 'xlsx'], 10, 1, 'V-04'),
	'paper-books.import': limit('匯入檔案', ['ods', 'xlsx'], 10, 1, 'N-08'),
	'hours.import': limit('匯入檔案', ['ods', 'xlsx'], 10, 1, 'H-02'),
	'insurance.import': limit('匯入檔案', ['ods', 'xlsx'], 10, 1, 'I-02'),
	'volunteer.consent': limit('個資使用聲明書', ['圖檔', 'pdf'], 5, 1, 'V-28'),
	'certificate.stamped': limit('用印證明書', ['圖檔', 'pdf'], 5, 1, 'V-27'),
	'account.photo': limit('個人照片', ['圖檔'], 5, 1, 'S-21'),
	'course.attachment': limit('公告附件', ['圖檔', 'pdf'], 5, several, 'E-07'),
	'training.certificate': limit('課程證書', ['圖檔', 'pdf'], 10, several, 'E-21'),
	'application.photo': limit('大頭照', ['圖檔'], 5, 1, 'F-14'),
	'application.attachment': limit('附件', officeFormats, 3, several, 'F-14'),
	'award.evidence': limit('佐證文件', awardFormats, 5, several, 'F-33'),
	'award.stamped': limit('已核章資料', awardFormats, 5, several, 'F-33'),
	'achievement.photo': limit('照片', ['圖片'], 3, several, 'Q-24'),
	'achievement.attachment': limit('附件', officeFormats, 3, several, 'Q-25'),
	'achievement.video': limit('影片檔案', ['mp4'], 50, several, 'Q-26'),
	'evaluation.evidence': limit('額外佐證文件', ['pdf', 'odt', 'ods'], 3, 5, 'C-07'),
	'evaluation.introduction': limit('組織章程及志願服務計畫書', ['pdf', 'odt'], 3, 2, 'C-04'),
} as const satisfies Record<string, UploadLimit>;

export type UploadPurpose = keyof typeof uploadLimits;

export const uploadPurposeSchema = z.enum(Object.keys(uploadLimits) as [UploadPurpose, ...UploadPurpose[]], {
	error: '不明的上傳用途',
});

/** What a file may be, said to the user: 「格式為圖檔或pdf，大小在10MB以下」. */
export function uploadHint(purpose: UploadPurpose): string {
	const { formats: names, maxBytes, maxCount } = uploadLimits[purpose];
	const list = names.length === 2 ? names.join('或') : names.join('、');
	const count = maxCount === 1 ? '' : `，最多${maxCount}個檔案`;
	return `格式為${list}，大小在${maxBytes / 1024 / 1024}MB以下${count}`;
}

/** The extension of a file name in lower case, when it is one of table U. */
export function uploadExtensionOf(fileName: string): UploadExtension | undefined {
	const extension = /\.([a-z0-9]+)$/.exec(fileName.trim().toLowerCase())?.[1] ?? '';
	return Object.hasOwn(detectedTypes, extension) ? (extension as UploadExtension) : undefined;
}

export type UploadReason = 'empty' | 'too-large' | 'type-refused' | 'content-mismatch';

/** What to tell the user for each reason; `uploadHint` says what is expected. */
export const uploadReasonMessages: Record<UploadReason, string> = {
	empty: '檔案是空的，請重新選擇檔案',
	'too-large': '檔案太大',
	'type-refused': '不接受這種檔案格式',
	'content-mismatch': '檔案內容與副檔名不符，請確認檔案沒有損壞或改過副檔名',
};

/**
 * Checks one file against table U. A browser knows name and size; the server adds `detectedType`, what the bytes are,
 * and a file whose bytes belong to another type than its name is refused.
 */
export function checkUpload(
	purpose: UploadPurpose,
	file: { name: string; size: number; detectedType?: string | null },
): { ok: true } | { ok: false; reason: UploadReason } {
	const allowed: UploadLimit = uploadLimits[purpose];
	const extension = uploadExtensionOf(file.name);
	if (extension === undefined || !allowed.extensions.includes(extension))
		return { ok: false, reason: 'type-refused' };
	if (file.size <= 0) return { ok: false, reason: 'empty' };
	if (file.size > allowed.maxBytes) return { ok: false, reason: 'too-large' };
	// Absent: not looked at yet. null: looked at, and of no known type.
	if (file.detectedType !== undefined && file.detectedType !== detectedTypes[extension]) {
		return { ok: false, reason: 'content-mismatch' };
	}
	return { ok: true };
}
