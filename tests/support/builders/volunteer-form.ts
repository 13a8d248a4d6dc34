import { volunteerCreateSchema, type VolunteerCreate } from '#shared/contract/volunteers.ts';
import { makeNationalId } from '#shared/values/national-id.ts';

let serial = 0;

/** A complete 新增志工 form of a new adult; no two have the same ID number. */
export function volunteerForm(overrides: Partial<VolunteerCreate> = {}): VolunteerCreate {
	serial += 1;
	const sex = overrides.sex ?? 'male';
	return volunteerCreateSchema.parse({
		unitId: 'hospital',
		nationalId: makeNationalId({ serial, sex }),
		name: '王小明',
		mobilePhone: '0912000001',
		email: `volunteer${serial}@example.com`,
		sex,
		birthDate: '1990-05-01',
		occupation: 'student',
		education: 'college',
		...overrides,
	});
}
