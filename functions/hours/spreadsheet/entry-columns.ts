import { formColumns } from '#functions/jobs/form-columns.ts';
import { serviceContents, serviceItems } from '#shared/codes/service-items.ts';
import { entryFieldsSchema } from '#shared/contract/hours.ts';

const column = formColumns(entryFieldsSchema);

/** The fields of 新增服務時數 in the order of the form (H-04). */
export const entryColumns = [
	column.date({ field: 'startDate', note: '例如 112/01/01 或 2023-01-01' }),
	column.date({ field: 'endDate', note: '同上；當日服務填同一天，最晚為今天' }),
	column.choice({ field: 'item', width: 20, note: '填「代碼表」的服務項目，或其代碼' }, serviceItems),
	column.choice(
		{ field: 'content', width: 20, note: '填「代碼表」中該服務項目的服務內容，或其代碼' },
		serviceContents,
	),
	column.hours({ field: 'hours', width: 10, note: '最多一位小數，例如 6.5；每日最多 24 小時' }),
	column.text({ field: 'note', width: 30, note: '最多 200 字', required: false }),
];
