import type { Table, TableColumn } from '#platform/documents/table.ts';
import { formatHours, sumHours, type HourTenths } from '#shared/values/hours.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';
import type { AwardRow, Period, ServiceRow, TrainingRow } from './e-book-data.ts';

// S-14.
const emptyText = '目前暫無資料';

function dates({ from, to }: Period): string {
	return formatRocDateRange(from, to);
}

const trainingColumns: readonly TableColumn<TrainingRow>[] = [
	{ heading: '課程類型', width: 54, value: (row) => row.courseType },
	{ heading: '受訓時數', width: 48, align: 'right', value: (row) => formatHours(row.hours) },
	{ heading: '課程日期', width: 112, value: (row) => dates(row.period) },
	{ heading: '開課單位', width: 130, value: (row) => row.provider },
	{ heading: '課程名稱', width: 167, value: (row) => row.courseName },
];

const serviceColumns: readonly TableColumn<ServiceRow>[] = [
	{ heading: '序號', width: 31, align: 'right', value: (_row, index) => String(index + 1) },
	{ heading: '服務項目', width: 62, value: (row) => row.item },
	{ heading: '服務內容', width: 82, value: (row) => row.content },
	{ heading: '服務日期', width: 112, value: (row) => dates(row.period) },
	{ heading: '服務時數', width: 48, align: 'right', value: (row) => formatHours(row.hours) },
	{ heading: '服務運用單位', width: 120, value: (row) => row.unit },
	{ heading: '登錄人', width: 56, value: (row) => row.registrar },
];

const awardColumns: readonly TableColumn<AwardRow>[] = [
	{ heading: '獎項名稱', width: 210, value: (row) => row.name },
	{ heading: '獎項等次', width: 70, value: (row) => row.grade },
	{ heading: '獲獎年度', width: 60, align: 'right', value: (row) => String(row.rocYear) },
	{ heading: '申請單位', width: 171, value: (row) => row.applicant },
];

function countOf(rows: readonly unknown[]): string {
	return `共有：${rows.length}筆`;
}

// Digits in groups: totals of years of service have five of them.
function totalOf(label: string, hours: readonly HourTenths[]): string {
	const [whole = '', tenth = ''] = formatHours(sumHours(hours)).split('.');
	return `${label}：${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${tenth} 小時`;
}

function hoursOf(rows: readonly { hours: HourTenths }[]): HourTenths[] {
	return rows.map(({ hours }) => hours);
}

// Said only when it is less: most people's service counts in full (H-12).
function serviceTotal(rows: readonly ServiceRow[]): string {
	const effective = rows.map((row) => row.effective);
	const total = totalOf('服務時數合計', hoursOf(rows));
	return sumHours(effective) === sumHours(hoursOf(rows))
		? total
		: `${total}，${totalOf('其中有效時數', effective)}`;
}

function caption(
	title: string,
	label: string,
	period: Period | undefined,
): NonNullable<Table<unknown>['caption']> {
	return { title, note: period === undefined ? undefined : `${label}：${dates(period)}` };
}

/** 基礎及特殊訓練 and 其他訓練 have the same columns and stand one under the other. */
export function trainingTable(
	title: string,
	rows: readonly TrainingRow[] | undefined,
	period: Period | undefined,
): Table<TrainingRow> {
	return {
		caption: caption(title, '訓練日期', period),
		columns: trainingColumns,
		rows,
		emptyText,
		// Two such tables share a page.
		blankRows: 8,
		summary: rows && { start: countOf(rows), end: totalOf('受訓時數合計', hoursOf(rows)) },
	};
}

export function serviceTable(
	rows: readonly ServiceRow[] | undefined,
	period: Period | undefined,
): Table<ServiceRow> {
	return {
		caption: caption('服務紀錄', '服務日期', period),
		columns: serviceColumns,
		rows,
		emptyText,
		summary: rows && { start: countOf(rows), end: serviceTotal(rows) },
	};
}

export function awardTable(rows: readonly AwardRow[] | undefined): Table<AwardRow> {
	return {
		caption: caption('表揚獎勵紀錄', '', undefined),
		columns: awardColumns,
		rows,
		emptyText,
		summary: rows && { start: countOf(rows) },
	};
}
