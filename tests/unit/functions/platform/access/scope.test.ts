import { describe, expect, it } from 'vitest';
import { inScope, narrowScope, scopeOf } from '#platform/access/scope.ts';
import { staffAt } from '#tests/support/actors.ts';

describe('[S-02] the scope of an account', () => {
	const scope = scopeOf(staffAt('/gov/welfare/unit1'));

	it.each(['/gov/welfare/unit1', '/gov/welfare/unit1/team', '/gov/welfare/unit1/team/squad'])(
		'holds %s',
		(path) => {
			expect(inScope(scope, path)).toBe(true);
		},
	);

	it.each([
		'/gov/welfare',
		'/gov',
		'/gov/welfare/unit10',
		'/gov/welfare/unit',
		'/gov/welfare/unit2',
		'/gov/other/unit1',
		'/unit1',
		'/x/gov/welfare/unit1',
		'',
	])('does not hold %s', (path) => {
		expect(inScope(scope, path)).toBe(false);
	});

	it('is narrowed to what lies inside, never widened', () => {
		expect(narrowScope(scope, '/gov/welfare/unit1/team')).toMatchObject({
			level: 'team',
			organizationId: 'team',
		});
		expect(narrowScope(scope, '/gov/welfare')).toBeUndefined();
		expect(narrowScope(scope, '/gov/welfare/unit10')).toBeUndefined();
	});
});
