import * as z from 'zod';
import { attendanceStatusSchema } from '../codes/attendance-statuses.ts';
import { shiftKindSchema } from '../codes/shift-kinds.ts';
import { decimalHoursSchema } from '../values/decimal-hours.ts';
import { nationalIdOrPassportSchema } from '../values/national-id.ts';
import {
	emptySchema,
	idSchema,
	instantSchema,
	isoDateSchema,
	optionalQuery,
	plainText,
	periodInOrder,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { pageOf, pageQueryShape } from './paging.ts';
import { positionParams, rostering, rosterRoutes, weekdaySchema } from './rosters.ts';

/** One shift: day and 班別 name it within its 服務位置. */
const shiftKeyShape = { date: isoDateSchema, kind: shiftKindSchema };

export const shiftSchema = z.object({
	...shiftKeyShape,
	/** `HH:mm`. */
	startTime: z.string(),
	endTime: z.string(),
	/** 標準時數. */
	hours: z.number(),
	needed: z.number().int(),
	assigned: z.number().int(),
});

export type ShiftRow = z.infer<typeof shiftSchema>;

/** A row of 志工排班. */
export const shiftCandidateSchema = z.object({
	volunteerId: idSchema,
	name: z.string(),
	/** Masked (S-17). */
	nationalId: z.string(),
	/** 已排入次數 in this 服務位置. */
	times: z.number().int(),
	/** 排班狀態 in this shift. */
	assigned: z.boolean(),
	/** Whether the person has come already, so that the place cannot be taken back. */
	cameAlready: z.boolean(),
});

export type ShiftCandidate = z.infer<typeof shiftCandidateSchema>;

/** A row of 簽到退查詢. */
export const attendanceRowSchema = z.object({
	...shiftKeyShape,
	startTime: z.string(),
	endTime: z.string(),
	volunteerId: idSchema,
	name: z.string(),
	/** Masked (S-17). */
	nationalId: z.string(),
	status: attendanceStatusSchema,
	checkedInAt: instantSchema.optional(),
	checkedOutAt: instantSchema.optional(),
	/** What was served, up to 標準時數, or the hours that were entered (H-17); 0 for who has not come and gone. */
	hours: z.number(),
	/** Whether the shift has ended: whoever has not come by then has stayed away. */
	over: z.boolean(),
});

export type AttendanceRow = z.infer<typeof attendanceRowSchema>;

export const mostWeeklyShifts = 200;

/** */
export const assignWeeklySchema = z.object({
	weekdays: z.array(weekdaySchema).min(1, '請至少勾選一個星期').meta({ title: '排班星期' }),
	kinds: z.array(shiftKindSchema).min(1, '請至少勾選一個班別').meta({ title: '班別' }),
	volunteerId: idSchema.meta({ title: '志工' }),
});

export type AssignWeekly = z.infer<typeof assignWeeklySchema>;

export const mostPostedAtOnce = 100;

/** H-17: what 轉入服務時數 enters; hours as checked and, where need be, corrected. */
export const postHoursSchema = z.object({
	rows: z
		.array(
			z.object({
				...shiftKeyShape,
				volunteerId: idSchema,
				hours: decimalHoursSchema.max(24, '服務時數最多 24 小時').meta({ title: '服務時數' }),
			}),
		)
		.min(1, '請先勾選要轉入時數的志工')
		.max(mostPostedAtOnce, `一次最多轉入 ${mostPostedAtOnce} 筆`),
});

export type PostHours = z.infer<typeof postHoursSchema>;

export const punchSchema = z.object({
	kind: shiftKindSchema.meta({ title: '班別' }),
	direction: z.enum(['in', 'out'], { error: '請選擇簽到或簽退' }).meta({ title: '簽到/簽退' }),
	nationalId: nationalIdOrPassportSchema.meta({ title: '身分證字號' }),
	/** 簽退 long before the end of the shift was asked for once more. */
	confirmed: z.boolean().optional(),
});

export type Punch = z.infer<typeof punchSchema>;

const shiftParams = positionParams.extend(shiftKeyShape);
const shiftPath = '/api/attendance/rosters/{rosterId}/positions/{positionId}/shifts';

export const attendanceContract = defineContract({
	...rosterRoutes,
	listShifts: defineRoute({
		method: 'GET',
		path: shiftPath,
		summary: '排班名單管理（A-11）',
		access: rostering,
		params: positionParams,
		query: periodInOrder(
			z.object({
				...pageQueryShape,
				from: optionalQuery(isoDateSchema),
				until: optionalQuery(isoDateSchema),
				weekday: optionalQuery(weekdaySchema),
				kind: optionalQuery(shiftKindSchema),
			}),
		),
		response: pageOf(shiftSchema),
		errors: ['roster.not-found'],
	}),
	/** The people of the unit, team or squad that the roster belongs to. */
	listShiftCandidates: defineRoute({
		method: 'GET',
		path: `${shiftPath}/{date}/{kind}/volunteers`,
		summary: '志工排班（A-12）',
		access: rostering,
		params: shiftParams,
		query: z.object({
			...pageQueryShape,
			name: optionalQuery(plainText().max(50)),
			nationalId: optionalQuery(plainText().max(20)),
			assigned: optionalQuery(z.enum(['yes', 'no'])),
		}),
		response: pageOf(shiftCandidateSchema).extend({ shift: shiftSchema }),
		errors: ['roster.not-found'],
	}),
	assignVolunteer: defineRoute({
		method: 'POST',
		path: `${shiftPath}/{date}/{kind}/volunteers`,
		summary: '加入排班（A-12、A-14）',
		access: rostering,
		status: 201,
		params: shiftParams,
		body: z.object({ volunteerId: idSchema }),
		response: emptySchema,
		errors: [
			'roster.not-found',
			'volunteer.not-found',
			'roster.shift-full',
			'roster.shift-clash',
			'roster.shift-past',
		],
	}),
	unassignVolunteer: defineRoute({
		method: 'DELETE',
		path: `${shiftPath}/{date}/{kind}/volunteers/{volunteerId}`,
		summary: '取消排班（A-12）',
		access: rostering,
		params: shiftParams.extend({ volunteerId: idSchema }),
		response: emptySchema,
		errors: ['roster.not-found', 'attendance.came-already'],
	}),
	assignWeekly: defineRoute({
		method: 'POST',
		path: '/api/attendance/rosters/{rosterId}/positions/{positionId}/weekly-shifts',
		summary: '設定週期式排班（A-13）：今日起符合條件的班次各自排入，未排入者附原因',
		access: rostering,
		params: positionParams,
		body: assignWeeklySchema,
		response: z.object({
			items: z.array(
				z.object({
					...shiftKeyShape,
					startTime: z.string(),
					endTime: z.string(),
					done: z.boolean(),
					message: z.string().optional(),
				}),
			),
		}),
		errors: ['roster.not-found', 'roster.no-such-shifts', 'roster.too-many-shifts', 'volunteer.not-found'],
	}),
	listAttendance: defineRoute({
		method: 'GET',
		path: '/api/attendance/rosters/{rosterId}/positions/{positionId}/attendance',
		summary: '簽到退查詢（A-20）',
		access: rostering,
		params: positionParams,
		query: periodInOrder(
			z.object({
				...pageQueryShape,
				from: optionalQuery(isoDateSchema),
				until: optionalQuery(isoDateSchema),
				kind: optionalQuery(shiftKindSchema),
				status: optionalQuery(attendanceStatusSchema),
			}),
		),
		response: pageOf(attendanceRowSchema),
		errors: ['roster.not-found'],
	}),
	postHours: defineRoute({
		method: 'POST',
		path: '/api/attendance/rosters/{rosterId}/positions/{positionId}/hours',
		summary: '轉入服務時數（H-17）：每列各自成立，未成立者附原因',
		access: { kind: 'staff', function: 'volunteers.hours' },
		params: positionParams,
		body: postHoursSchema,
		response: z.object({
			items: z.array(
				z.object({
					...shiftKeyShape,
					volunteerId: idSchema,
					done: z.boolean(),
					message: z.string().optional(),
				}),
			),
		}),
		errors: ['roster.not-found'],
	}),
	punch: defineRoute({
		method: 'POST',
		path: '/api/attendance/punches',
		summary: '簽到退模式（A-16、A-17）',
		access: { kind: 'staff', function: 'attendance.kiosk' },
		body: punchSchema,
		response: z.object({
			/** With ○ in the middle: the kiosk stands in public. */
			name: z.string(),
			/** 排班名稱 and 服務位置. */
			roster: z.string(),
			position: z.string(),
			kind: shiftKindSchema,
			startTime: z.string(),
			endTime: z.string(),
			direction: z.enum(['in', 'out']),
			at: instantSchema,
		}),
		errors: [
			'attendance.no-shift',
			'attendance.punched-before',
			'attendance.not-checked-in',
			'attendance.outside-window',
			'attendance.leaves-early',
		],
	}),
});
