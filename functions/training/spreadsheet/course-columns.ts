import { formColumns } from '#functions/jobs/form-columns.ts';
import { courseTypes } from '#shared/codes/course-types.ts';
import { serviceCategories } from '#shared/codes/service-categories.ts';
import { trainingCreateSchema } from '#shared/contract/training.ts';

const column = formColumns(trainingCreateSchema);

/** The fields of 新增課程 in the order of the form (E-21), without what is a file. */
export const courseColumns = [
	column.choice({ field: 'courseType', width: 14, note: '填「代碼表」的課程類型' }, courseTypes),
	column.choice({ field: 'category', width: 18, note: '填「代碼表」的課程領域' }, serviceCategories),
	column.text({ field: 'courseName', width: 30, note: '最多 100 字' }),
	column.text({ field: 'provider', width: 26, note: '最多 60 字' }),
	column.hours({ field: 'hours', width: 10, note: '最多一位小數，例如 6.5' }),
	column.date({ field: 'startDate', note: '例如 107/03/01 或 2018-03-01' }),
	column.date({ field: 'endDate', note: '同上' }),
	column.date({ field: 'approvedOn', note: '無核定日期與核定字號者，兩欄皆空白', required: false }),
	column.text({ field: 'approvalNumber', width: 20, note: '同上', required: false }),
];
