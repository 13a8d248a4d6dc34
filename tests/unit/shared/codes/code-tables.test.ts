import { describe, expect, it } from 'vitest';
import { applicationStatuses, labelOfApplicationStatus } from '#shared/codes/application-statuses.ts';
import { attendanceStatuses } from '#shared/codes/attendance-statuses.ts';
import { awardGrades, awards } from '#shared/codes/awards.ts';
import { bookIssueKinds } from '#shared/codes/book-issue-kinds.ts';
import { certificateRemarks } from '#shared/codes/certificate-remarks.ts';
import { certificateStatuses } from '#shared/codes/certificate-statuses.ts';
import { codeByLabel, codeSchema, labelIn, type CodeEntry } from '#shared/codes/code-table.ts';
import { consentMethods } from '#shared/codes/consent-methods.ts';
import { courseTypes } from '#shared/codes/course-types.ts';
import { educations } from '#shared/codes/educations.ts';
import { hourTypes } from '#shared/codes/hour-types.ts';
import { insuranceStatuses, renewalStatuses } from '#shared/codes/insurance-statuses.ts';
import { languages } from '#shared/codes/languages.ts';
import { membershipStatuses } from '#shared/codes/membership-statuses.ts';
import { noteKinds } from '#shared/codes/note-kinds.ts';
import { occupations } from '#shared/codes/occupations.ts';
import { liveReviewItems, reviewItems } from '#shared/codes/review-items.ts';
import { reviewResults } from '#shared/codes/review-results.ts';
import { bookPrefixOf, serviceCategories } from '#shared/codes/service-categories.ts';
import { labelOfSex, sexes, sexSchema } from '#shared/codes/sexes.ts';
import { shiftKinds } from '#shared/codes/shift-kinds.ts';
import { skills } from '#shared/codes/skills.ts';
import { dayPeriods, labelOfTimeSlot, timeSlots, weekdays } from '#shared/codes/time-slots.ts';

const tables: Record<string, readonly CodeEntry[]> = {
	applicationStatuses,
	attendanceStatuses,
	awardGrades,
	awards,
	bookIssueKinds,
	certificateRemarks,
	certificateStatuses,
	consentMethods,
	courseTypes,
	dayPeriods,
	educations,
	hourTypes,
	insuranceStatuses,
	languages,
	membershipStatuses,
	noteKinds,
	occupations,
	renewalStatuses,
	reviewItems,
	reviewResults,
	serviceCategories,
	sexes,
	shiftKinds,
	skills,
	timeSlots,
	weekdays,
};

describe.each(Object.entries(tables))('%s', (_, table) => {
	it('has unique codes and labels in both languages', () => {
		expect(new Set(table.map((row) => row.code)).size).toBe(table.length);
		expect(new Set(table.map((row) => row.label)).size).toBe(table.length);
		expect(table.every((row) => /\p{Script=Han}/u.test(row.label) && /^[A-Za-z]/.test(row.labelEn))).toBe(
			true,
		);
	});

	it('finds every row by code and by label', () => {
		for (const row of table) {
			expect(labelIn(table, row.code)).toBe(row.label);
			expect(labelIn(table, row.code, 'en')).toBe(row.labelEn);
			expect(codeByLabel(table, ` ${row.label} `)).toBe(row.code);
		}
	});
});

it('has as many rows as the material lists', () => {
	expect([serviceCategories.length, skills.length, languages.length, timeSlots.length]).toEqual([
		27, 30, 8, 21,
	]);
});

it('[V-42] has ten remarks for a certificate, none of them a part of another', () => {
	expect(certificateRemarks).toHaveLength(10);
	for (const { label } of certificateRemarks)
		expect(certificateRemarks.filter((other) => other.label.includes(label))).toHaveLength(1);
});

it('[V-18] gives every service category its own book prefix', () => {
	expect(new Set(serviceCategories.map((category) => category.bookPrefix)).size).toBe(
		serviceCategories.length,
	);
	expect([bookPrefixOf('01'), bookPrefixOf('02'), bookPrefixOf('03')]).toEqual(['社', '環', '教']);
	expect(serviceCategories.map((category) => category.code)[26]).toBe('27');
});

it('reads as the screens do', () => {
	expect(labelOfSex('female')).toBe('女');
	expect(labelOfSex('female', 'en')).toBe('Female');
	expect(labelOfApplicationStatus('returned')).toBe('退回申請人');
	expect(labelOfTimeSlot('sun-morning')).toBe('星期日早');
});

it('[W-07] offers only the kinds of form that can be sent', () => {
	expect(liveReviewItems.map((item) => item.code)).toEqual(['record-book']);
});

it('refuses other codes, saying what to choose', () => {
	expect(sexSchema.safeParse('x').error?.issues[0]?.message).toBe('請選擇性別');
	expect(codeSchema(sexes, '請選擇').options).toEqual(['male', 'female']);
	expect(codeByLabel(sexes, '不明')).toBeUndefined();
	expect(() => labelIn(sexes as readonly CodeEntry[], 'x')).toThrow(RangeError);
});
