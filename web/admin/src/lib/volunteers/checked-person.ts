import type { IdentityDocument } from '#shared/codes/identity-documents.ts';
import type { CheckOutcome } from '#shared/contract/volunteers.ts';

/** Who is being added, where, and what 檢核 found (V-06, V-07). */
export interface CheckedPerson {
	document: IdentityDocument;
	nationalId: string;
	unitId: string;
	teamId?: string;
	squadId?: string;
	/** 所屬單位 in words, the unit first. */
	placement: string;
	outcome: CheckOutcome;
}
