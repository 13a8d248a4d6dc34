import { describe, expect, it } from 'vitest';
import { cutService } from '#shared/domain/certificates/cut-service.ts';

const year = { from: '2025-01-01', until: '2025-12-31' };

function served(startDate: string, endDate: string, tenths = 10) {
	return { startDate, endDate, tenths };
}

describe('service that the dates of a certificate cut', () => {
	it('[V-41] is named when it begins before them or ends after them, by its first day', () => {
		const service = [
			served('2025-12-30', '2026-01-02'),
			served('2024-12-30', '2025-01-02'),
			served('2025-03-01', '2025-03-31'),
			served('2024-01-01', '2024-12-29'),
			served('2026-01-03', '2026-01-31'),
		];
		expect(cutService(service, year)).toEqual({
			entries: [service[1], service[0]],
			whole: { from: '2024-12-30', until: '2026-01-02' },
		});
	});

	it('[V-41] is nothing when every entry lies within or outside', () => {
		expect(cutService([served('2025-01-01', '2025-12-31')], year)).toBeUndefined();
	});

	it('[V-41] the dates that take it in cut nothing else', () => {
		const service = [
			served('2024-06-01', '2025-01-31'),
			served('2024-01-01', '2024-06-30'),
			served('2023-12-31', '2024-01-01'),
		];
		const cut = cutService(service, year);
		expect(cut?.entries).toEqual([service[0]]);
		expect(cut?.whole).toEqual({ from: '2023-12-31', until: '2025-12-31' });
		expect(cut && cutService(service, cut.whole)).toBeUndefined();
	});
});
