export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'theme';

/**
 * The reader's choice of light or dark, kept in this browser. `static/theme.js` sets it before the first paint; this is
 * what the switch uses.
 */
export class ThemeChoice {
	current = $state<Theme>('system');

	constructor() {
		if (typeof document === 'undefined') return;
		const set = document.documentElement.dataset['theme'];
		if (set === 'light' || set === 'dark') this.current = set;
	}

	choose(theme: Theme): void {
		this.current = theme;
		const root = document.documentElement;
		if (theme === 'system') delete root.dataset['theme'];
		else root.dataset['theme'] = theme;
		try {
			if (theme === 'system') localStorage.removeItem(storageKey);
			else localStorage.setItem(storageKey, theme);
		} catch {
			// Storage is blocked: the choice lasts as long as the page.
		}
	}
}
