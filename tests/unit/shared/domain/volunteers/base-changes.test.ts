import { describe, expect, it } from 'vitest';
import { volunteerBaseSchema, volunteerBaseShape } from '#shared/contract/volunteers.ts';
import { baseChanges, tidyBase, volunteerFieldLabel } from '#shared/domain/volunteers/base-changes.ts';
import { labelOfChangeAction } from '#shared/domain/volunteers/change-actions.ts';

const base = tidyBase(
	volunteerBaseSchema.parse({
		name: '王小明',
		englishName: '',
		mobilePhone: '0912000001',
		email: 'a@example.com',
		sex: 'male',
		birthDate: '1990-05-01',
		occupation: 'student',
		education: 'college',
		contactAddress: { city: '桃園市', district: '' },
	}),
);

describe('baseChanges', () => {
	it('[V-14] names every field in zh-Hant', () => {
		for (const field of Object.keys(volunteerBaseShape) as (keyof typeof volunteerBaseShape)[]) {
			expect(volunteerFieldLabel(field)).not.toBe(field);
		}
	});

	it('[V-14] tells what changed in words', () => {
		const after = {
			...base,
			birthDate: '1990-05-02',
			isForeigner: true,
			languages: ['english', 'hakka'] as (typeof base)['languages'],
			preferredTimeSlots: ['sun-morning'] as (typeof base)['preferredTimeSlots'],
			contactAddress: {},
		};
		expect(baseChanges(base, after)).toEqual([
			{ label: '生日', before: '079/05/01', after: '079/05/02' },
			{ label: '聯絡地址', before: '桃園市' },
			{ label: '是否為外國人', before: '否', after: '是' },
			{ label: '擅長語言', after: '英語、客語' },
			{ label: '期待服務時段', after: '星期日早' },
		]);
	});

	it('tells nothing of what stayed, and no 「否」 of a new record', () => {
		expect(baseChanges(base, { ...base })).toEqual([]);
		expect(baseChanges({}, base).map(({ after }) => after)).not.toContain('否');
	});
});

describe('tidyBase', () => {
	it('leaves out the empty texts of a form', () => {
		expect(base).not.toHaveProperty('englishName');
		expect(base.contactAddress).toEqual({ city: '桃園市' });
	});
});

describe('labelOfChangeAction', () => {
	it('has words for an act it does not know', () => {
		expect(labelOfChangeAction('volunteer.update')).toBe('修改基本資料');
		expect(labelOfChangeAction('something.new')).toBe('其他異動');
	});
});
