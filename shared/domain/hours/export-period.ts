import type { OrganizationLevel } from '../organizations/level.ts';

interface ExportFilter {
	/** Level of the node below which is exported. */
	level: OrganizationLevel;
	nationalId?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
}

/**
 * Whether 匯出明細 still lacks 服務起訖 (H-02). Below an authority lie the entries of many units and years, of which no
 * spreadsheet program opens all; one person has few.
 */
export function lacksExportPeriod({ level, nationalId, from, until }: ExportFilter): boolean {
	const isAboveUnits = level === 'governing' || level === 'purpose';
	return isAboveUnits && !nationalId && !(from && until);
}
