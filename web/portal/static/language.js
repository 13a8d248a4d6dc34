// Runs before the first paint: a visitor who comes from elsewhere gets the language that they chose last time. Links
// inside the site already lead to the right one.
try {
	const kept = localStorage.getItem('language');
	const english = location.pathname === '/en' || location.pathname.startsWith('/en/');
	const inside = document.referrer.startsWith(location.origin + '/');
	const rest = location.search + location.hash;
	if (!inside && kept === 'en' && !english) location.replace('/en' + location.pathname + rest);
	if (!inside && kept === 'zh-Hant' && english) location.replace((location.pathname.slice(3) || '/') + rest);
} catch {
	// Storage is blocked: the address decides.
}
