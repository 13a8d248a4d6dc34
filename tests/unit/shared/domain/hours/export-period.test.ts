import { describe, expect, it } from 'vitest';
import { lacksExportPeriod } from '#shared/domain/hours/export-period.ts';

const period = { from: '2025-01-01', until: '2025-12-31' };

describe('[H-02] 服務起訖 of 匯出明細', () => {
	it.each(['governing', 'purpose'] as const)('is needed below a %s authority', (level) => {
		expect(lacksExportPeriod({ level })).toBe(true);
		expect(lacksExportPeriod({ level, from: period.from })).toBe(true);
		expect(lacksExportPeriod({ level, until: period.until })).toBe(true);
		expect(lacksExportPeriod({ level, ...period })).toBe(false);
	});

	it.each(['unit', 'team', 'squad'] as const)('is left to a %s', (level) => {
		expect(lacksExportPeriod({ level })).toBe(false);
	});

	it('is not asked for one person', () => {
		expect(lacksExportPeriod({ level: 'governing', nationalId: 'A123456789' })).toBe(false);
	});
});
