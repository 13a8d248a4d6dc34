import { codeSchema, labelIn, type CodeOf } from './code-table.ts';

/** Where a volunteer stands in a shift: 簽到退查詢, and whether its hours are entered (H-17). */
export const attendanceStatuses = [
	{ code: 'assigned', label: '未簽到', labelEn: 'Not checked in' },
	{ code: 'checked-in', label: '已簽到', labelEn: 'Checked in' },
	{ code: 'checked-out', label: '已簽退', labelEn: 'Checked out' },
	{ code: 'posted', label: '已轉入時數', labelEn: 'Hours entered' },
] as const;

export type AttendanceStatus = CodeOf<typeof attendanceStatuses>;

export const attendanceStatusSchema = codeSchema(attendanceStatuses, '請選擇出勤狀態');

export function labelOfAttendanceStatus(code: AttendanceStatus): string {
	return labelIn(attendanceStatuses, code);
}
