import { describe, expect, it } from 'vitest';
import { isMinor } from '#admin/volunteers/minor.ts';
import { volunteerBody, volunteerValues } from '#admin/volunteers/volunteer-values.ts';
import { volunteerBaseSchema, type VolunteerBase } from '#shared/contract/volunteers.ts';
import { withoutEmpty } from '#ui/forms/form-body.ts';

const base: VolunteerBase = volunteerBaseSchema.parse({
	name: '王小美',
	mobilePhone: '0912345678',
	email: 'wang@example.tw',
	sex: 'female',
	birthDate: '1986-03-04',
	registeredAddress: { city: '桃園市', district: '中壢區' },
	isIndigenous: true,
	occupation: 'student',
	education: 'college',
	skills: ['photography', 'other'],
	otherSkill: '吹笛',
	preferredTimeSlots: ['sat-morning'],
});

describe('[V-13] the base data between record and form', () => {
	it('comes back as it was', () => {
		const body = withoutEmpty(volunteerBody(volunteerValues(base)));
		expect(volunteerBaseSchema.parse(body)).toEqual(base);
	});

	it('drops the text of 其它 when its box is not ticked', () => {
		const values = volunteerValues({ ...base, skills: ['photography'] });
		expect(withoutEmpty(volunteerBody(values))).not.toHaveProperty('otherSkill');
	});

	it('sends new files only', () => {
		const values = volunteerValues(base);
		values.photo = [{ uploadId: 'u1', name: 'a.jpg', size: 1 }];
		expect(withoutEmpty(volunteerBody(values))).toMatchObject({ photoUploadId: 'u1' });
		expect(withoutEmpty(volunteerBody(values))).not.toHaveProperty('bookCoverUploadId');
	});
});

it.each([
	['2008-11-22', true],
	['2008-11-21', false],
	['1986-03-04', false],
	['', false],
	['2008/13/40', false],
])('[V-10] asks for 家長同意書 when born on %s: %s', (birthDate, minor) => {
	expect(isMinor(birthDate, '2026-11-21')).toBe(minor);
});
