import * as z from 'zod';
import { serviceCategorySchema } from '../codes/service-categories.ts';
import { serviceContentSchema, serviceItemSchema, contentsOf } from '../codes/service-items.ts';
import { shiftKindSchema } from '../codes/shift-kinds.ts';
import { weekdays } from '../codes/time-slots.ts';
import { codeSchema } from '../codes/code-table.ts';
import { spanTenths } from '../domain/attendance/punch-window.ts';
import { hourTenths, maxHourTenths } from '../values/hours.ts';
import { decimalHoursSchema } from '../values/decimal-hours.ts';
import { daysBetween } from '../values/iso-date.ts';
import {
	addressSchema,
	emptySchema,
	idSchema,
	isoDateSchema,
	optionalQuery,
	organizationRefSchema,
	placementSchema,
	requestKeySchema,
	requiredText,
	revisionSchema,
	plainText,
	periodInOrder,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import { pageOf, pageQueryShape } from './paging.ts';

/** Longest period of a roster, in days: a year. */
export const longestRoster = 366;
/** Most 服務位置 of a roster. */
export const mostPositions = 30;

/** A row of 排班管理. */
export const rosterRowSchema = z.object({
	rosterId: idSchema,
	name: z.string(),
	from: isoDateSchema,
	until: isoDateSchema,
	/** 排班單位: a unit, team or squad. */
	organization: organizationRefSchema,
	/** 需求人次/排班人次. */
	needed: z.number().int(),
	assigned: z.number().int(),
	revision: revisionSchema,
});

export type RosterRow = z.infer<typeof rosterRowSchema>;

export const rosterSchema = rosterRowSchema.extend({
	placement: placementSchema,
	/** Of the unit: whose 服務項目 its positions may have (H-14). */
	category: serviceCategorySchema.optional(),
	place: z.string(),
	address: addressSchema,
});

export type Roster = z.infer<typeof rosterSchema>;

const rosterShape = {
	name: requiredText(60).meta({ title: '排班名稱' }),
	from: isoDateSchema.meta({ title: '日期區間[起]' }),
	until: isoDateSchema.meta({ title: '日期區間[訖]' }),
	place: requiredText(60).meta({ title: '排班地點' }),
	address: addressSchema
		.extend({
			city: requiredText(10).meta({ title: '縣市' }),
			district: requiredText(10).meta({ title: '鄉鎮市區' }),
			street: requiredText(120).meta({ title: '地址' }),
		})
		.meta({ title: '地址' }),
};

/** 日期區間 in its order, and no longer than a year. */
function withPeriod<Shape extends { from: z.ZodType<string>; until: z.ZodType<string> }>(
	schema: z.ZodObject<Shape>,
) {
	return schema
		.refine((value) => daysOf(value) > 0, { path: ['until'], error: '迄日不可早於起日' })
		.refine((value) => daysOf(value) <= longestRoster, {
			path: ['until'],
			error: `日期區間最長 ${longestRoster} 天`,
		});
}

function daysOf(value: object): number {
	const { from, until } = value as { from: string; until: string };
	return daysBetween(from, until) + 1;
}

/** */
export const rosterCreateSchema = withPeriod(
	z.object({
		organizationId: idSchema.meta({ title: '排班單位' }),
		...rosterShape,
		requestKey: requestKeySchema,
	}),
);
export const rosterUpdateSchema = withPeriod(z.object({ revision: revisionSchema, ...rosterShape }));

/** 複製 under a new name, with all days moved as far as the first one. */
export const rosterCopySchema = z.object({
	name: rosterShape.name,
	from: rosterShape.from,
	requestKey: requestKeySchema,
});

export type RosterCopy = z.infer<typeof rosterCopySchema>;
export type RosterCreate = z.infer<typeof rosterCreateSchema>;
export type RosterUpdate = z.infer<typeof rosterUpdateSchema>;

export const weekdaySchema = codeSchema(weekdays, '請選擇星期');

/** `HH:mm`. */
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '請輸入時間，例如 09:00');

const plannedKindSchema = z
	.object({
		kind: shiftKindSchema.meta({ title: '班別' }),
		startTime: timeSchema.meta({ title: '班別時間[起]' }),
		endTime: timeSchema.meta({ title: '班別時間[訖]' }),
		/** 標準時數: what each shift counts as hours of service. */
		hours: decimalHoursSchema.max(24, '標準時數最多 24 小時').meta({ title: '標準時數' }),
		needed: z
			.number({ error: '請輸入需求人數' })
			.int('需求人數須為整數')
			.min(1, '需求人數至少 1 人')
			.max(200, '需求人數最多 200 人')
			.meta({ title: '需求人數' }),
	})
	.refine(({ startTime, endTime }) => endTime > startTime, {
		path: ['endTime'],
		error: '班別結束時間須晚於開始時間',
	})
	.refine(({ hours, ...times }) => hourTenths(hours) <= (spanTenths(times) ?? maxHourTenths), {
		path: ['hours'],
		error: '標準時數不可超過班別的起訖時間',
	});

export type PlannedKindInput = z.infer<typeof plannedKindSchema>;

/** 班別時間及需求人數: one week, which holds for all weeks. */
const weekSchema = z.object({
	weekdays: z.array(weekdaySchema).min(1, '請至少勾選一個星期').max(7).meta({ title: '星期' }),
	kinds: z
		.array(plannedKindSchema)
		.min(1, '請至少勾選一個班別')
		.max(3)
		.refine((kinds) => new Set(kinds.map(({ kind }) => kind)).size === kinds.length, '班別不可重複')
		.meta({ title: '班別' }),
});

const positionShape = {
	name: requiredText(60).meta({ title: '服務位置名稱' }),
	item: serviceItemSchema.meta({ title: '服務項目' }),
	content: serviceContentSchema.meta({ title: '服務內容' }),
	from: isoDateSchema.meta({ title: '服務日期區間[起]' }),
	until: isoDateSchema.meta({ title: '服務日期區間[訖]' }),
	week: weekSchema,
	/** 執行排班: the shifts become those of the setting. Otherwise 儲存設定: they stay as they are. */
	execute: z.boolean(),
};

function consistentPosition<Shape extends typeof positionShape>(schema: z.ZodObject<Shape>) {
	return withPeriod(schema).refine(
		(value) => {
			const { item, content } = value as unknown as { item: string; content: string };
			return contentsOf(item).some(({ code }) => code === content);
		},
		{ path: ['content'], error: '此服務項目沒有這項服務內容，請重新選擇' },
	);
}

export const positionCreateSchema = consistentPosition(z.object(positionShape));
export const positionUpdateSchema = consistentPosition(
	z.object({ ...positionShape, revision: revisionSchema }),
);

export type PositionCreate = z.infer<typeof positionCreateSchema>;
export type PositionUpdate = z.infer<typeof positionUpdateSchema>;

/** A 服務位置 of a roster. */
export const positionSchema = z.object({
	positionId: idSchema,
	name: z.string(),
	item: serviceItemSchema,
	content: serviceContentSchema,
	/** 服務日期區間, and the weekly setting as last saved. */
	from: isoDateSchema,
	until: isoDateSchema,
	week: weekSchema,
	/** 需求人次 of the shifts that exist; 0 before 執行排班. */
	needed: z.number().int(),
	assigned: z.number().int(),
	/** Whether the setting was saved after the last 執行排班. */
	changedSincePlanned: z.boolean(),
	revision: revisionSchema,
});

export type Position = z.infer<typeof positionSchema>;

export const rostering = { kind: 'staff', function: 'attendance.rosters' } as const;
export const rosterParams = z.object({ rosterId: idSchema });
export const positionParams = rosterParams.extend({ positionId: idSchema });

const positionErrors = [
	'roster.not-found',
	'roster.position-outside',
	'roster.shift-lost',
	'hours.item-outside-category',
	'request.conflict',
] as const;

export const rosterRoutes = {
	listRosters: defineRoute({
		method: 'GET',
		path: '/api/attendance/rosters',
		summary: '排班管理（A-02）：轄下班表，起日新者在前',
		access: rostering,
		query: periodInOrder(
			z.object({
				...pageQueryShape,
				organizationId: optionalQuery(idSchema),
				/** 排班名稱, any part. */
				name: optionalQuery(plainText().max(60)),
				/** 日期區間: rosters that reach into it. */
				from: optionalQuery(isoDateSchema),
				until: optionalQuery(isoDateSchema),
			}),
		),
		response: pageOf(rosterRowSchema),
		errors: ['organization.not-found'],
	}),
	createRoster: defineRoute({
		method: 'POST',
		path: '/api/attendance/rosters',
		summary: '新增班表（A-04）',
		access: rostering,
		status: 201,
		body: rosterCreateSchema,
		response: rosterSchema,
		errors: ['organization.not-found', 'organization.disabled', 'roster.organization-level'],
	}),
	getRoster: defineRoute({
		method: 'GET',
		path: '/api/attendance/rosters/{rosterId}',
		summary: '班表資料',
		access: rostering,
		params: rosterParams,
		response: rosterSchema,
		errors: ['roster.not-found'],
	}),
	updateRoster: defineRoute({
		method: 'PUT',
		path: '/api/attendance/rosters/{rosterId}',
		summary: '編輯班表基本資料（A-03）',
		access: rostering,
		params: rosterParams,
		body: rosterUpdateSchema,
		response: rosterSchema,
		errors: ['roster.not-found', 'roster.position-outside', 'request.conflict'],
	}),
	copyRoster: defineRoute({
		method: 'POST',
		path: '/api/attendance/rosters/{rosterId}/copies',
		summary: '複製班表，不含志工（A-03）；日期隨新的起日移動',
		access: rostering,
		status: 201,
		params: rosterParams,
		body: rosterCopySchema,
		response: rosterSchema,
		errors: ['roster.not-found'],
	}),
	deleteRoster: defineRoute({
		method: 'DELETE',
		path: '/api/attendance/rosters/{rosterId}',
		summary: '刪除整份班表；已有排志工者不可刪除（A-03）',
		access: rostering,
		params: rosterParams,
		response: emptySchema,
		errors: ['roster.not-found', 'roster.has-volunteers', 'request.conflict'],
	}),
	listPositions: defineRoute({
		method: 'GET',
		path: '/api/attendance/rosters/{rosterId}/positions',
		summary: '班表設定（A-05）',
		access: rostering,
		params: rosterParams,
		response: z.object({ items: z.array(positionSchema) }),
		errors: ['roster.not-found'],
	}),
	createPosition: defineRoute({
		method: 'POST',
		path: '/api/attendance/rosters/{rosterId}/positions',
		summary: '新增服務位置（A-06）',
		access: rostering,
		status: 201,
		params: rosterParams,
		body: positionCreateSchema,
		response: positionSchema,
		errors: [...positionErrors, 'roster.too-many-positions'],
	}),
	getPosition: defineRoute({
		method: 'GET',
		path: '/api/attendance/rosters/{rosterId}/positions/{positionId}',
		summary: '服務位置的班表設定（A-06）',
		access: rostering,
		params: positionParams,
		response: positionSchema,
		errors: ['roster.not-found'],
	}),
	updatePosition: defineRoute({
		method: 'PUT',
		path: '/api/attendance/rosters/{rosterId}/positions/{positionId}',
		summary: '儲存設定或執行排班（A-08）',
		access: rostering,
		params: positionParams,
		body: positionUpdateSchema,
		response: positionSchema,
		errors: positionErrors,
	}),
	deletePosition: defineRoute({
		method: 'DELETE',
		path: '/api/attendance/rosters/{rosterId}/positions/{positionId}',
		summary: '刪除服務位置；已有排志工者不可刪除',
		access: rostering,
		params: positionParams,
		response: emptySchema,
		errors: ['roster.not-found', 'roster.has-volunteers', 'request.conflict'],
	}),
};
