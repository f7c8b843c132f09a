// Pages work without this. It wakes the design system's components.
const script = document.querySelector("script[data-design-system]");
const designSystem = await import(script.dataset.designSystem);
designSystem.initAll();
