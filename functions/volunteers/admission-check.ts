import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import {
	admissionRefusal,
	contradictionIn,
	type AdmissionReason,
} from '#shared/domain/volunteers/admission.ts';
import { volunteerFieldLabel } from '#shared/domain/volunteers/base-changes.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';

type FormField = Parameters<typeof volunteerFieldLabel>[0];

const refusals: Record<AdmissionReason, { code: ErrorCode; field: FormField; message: string }> = {
	'sex-contradicts-id': {
		code: 'volunteer.sex-contradicts-id',
		field: 'sex',
		message: '性別與身分證字號不符',
	},
	'passport-of-national': {
		code: 'request.invalid',
		field: 'isForeigner',
		message: '以護照號碼登錄時，請勾選「是否為外國人」；若為身分證字號，請核對是否輸入錯誤',
	},
	'too-young': { code: 'volunteer.too-young', field: 'birthDate', message: '未滿 7 歲，須由目的機關新增' },
	'consent-required': {
		code: 'volunteer.consent-required',
		field: 'parentalConsentUploadId',
		message: '未滿 18 歲，請上傳家長同意書',
	},
};

/** A refusal that points at the field of the form which is to blame. */
export function fieldRefusal(code: ErrorCode, field: FormField, message: string): DomainError {
	return new DomainError(code, { errors: [{ field, label: volunteerFieldLabel(field), message }] });
}

interface Person {
	nationalId: string;
	base: VolunteerBase;
	hasParentalConsent: boolean;
}

/** Holds base data against sex, age and consent rules (domain 1.8) and throws what speaks against admitting the person. */
export function checkAdmission(deps: { clock: () => Date }, actor: StaffActor, person: Person): void {
	const { nationalId, base, hasParentalConsent } = person;
	const { sex, birthDate, isForeigner } = base;
	const today = todayInTaipei(deps.clock());
	const reason = admissionRefusal(
		{ nationalId, sex, birthDate, isForeigner, hasParentalConsent },
		today,
		actor.level,
	);
	if (reason !== undefined) throw refusalFor(reason);
}

/**
 * The same for somebody who has been admitted (V-14): age and consent are judged anew only with another birthday, or a
 * unit could admit an infant as an adult and mend the birthday afterwards.
 */
export function checkEdited(
	deps: { clock: () => Date },
	actor: StaffActor,
	person: Person & { before: VolunteerBase },
): void {
	if (person.base.birthDate !== person.before.birthDate) {
		checkAdmission(deps, actor, person);
		return;
	}
	const reason = contradictionIn({ ...person.base, nationalId: person.nationalId });
	if (reason !== undefined) throw refusalFor(reason);
}

function refusalFor(reason: AdmissionReason): DomainError {
	const { code, field, message } = refusals[reason];
	return fieldRefusal(code, field, message);
}
