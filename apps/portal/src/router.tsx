import { createBrowserRouter } from 'react-router';
import { NothingHere } from './graph/nothing-here.tsx';
import { BrokenRoute } from './routes/broken-route.tsx';
import { FirstRoute } from './routes/first-route.tsx';
import { HomeRoute } from './routes/home-route.tsx';
import { ShellRoute } from './routes/shell-route.tsx';
import { SignedOutRoute } from './routes/signed-out-route.tsx';

/** The addresses of the portal. The home page comes at once, every other page when it is asked for. */
export function createRouter() {
  return createBrowserRouter([
    { path: '/signed-out', Component: SignedOutRoute, ErrorBoundary: BrokenRoute },
    {
      Component: ShellRoute,
      ErrorBoundary: BrokenRoute,
      HydrateFallback: () => null,
      children: [
        { index: true, Component: FirstRoute },
        { path: 'home/:role', Component: HomeRoute },
        {
          path: 'schools',
          lazy: { Component: async () => (await import('./routes/schools-route.tsx')).SchoolsRoute },
        },
        {
          path: 'schools/:id',
          lazy: { Component: async () => (await import('./routes/school-route.tsx')).SchoolRoute },
        },
        {
          path: 'people/:id',
          lazy: { Component: async () => (await import('./routes/person-route.tsx')).PersonRoute },
        },
        {
          path: 'classes/:id',
          lazy: { Component: async () => (await import('./routes/class-route.tsx')).ClassRoute },
        },
        {
          path: 'students',
          lazy: { Component: async () => (await import('./routes/students-route.tsx')).StudentsRoute },
        },
        {
          path: 'programs',
          lazy: { Component: async () => (await import('./routes/programs-route.tsx')).ProgramsRoute },
        },
        {
          path: 'programs/:id',
          lazy: { Component: async () => (await import('./routes/program-route.tsx')).ProgramRoute },
        },
        {
          path: 'programs/:id/editions/:editionId',
          lazy: { Component: async () => (await import('./routes/edition-route.tsx')).EditionRoute },
        },
        {
          path: 'calendar',
          lazy: { Component: async () => (await import('./routes/calendar-route.tsx')).CalendarRoute },
        },
        {
          path: 'offerings',
          lazy: { Component: async () => (await import('./routes/offerings-route.tsx')).OfferingsRoute },
        },
        {
          path: 'offerings/:id',
          lazy: { Component: async () => (await import('./routes/offering-route.tsx')).OfferingRoute },
        },
        {
          path: 'offering-requests',
          lazy: {
            Component: async () =>
              (await import('./routes/offering-requests-route.tsx')).OfferingRequestsRoute,
          },
        },
        {
          path: 'offering-requests/:id',
          lazy: {
            Component: async () => (await import('./routes/offering-request-route.tsx')).OfferingRequestRoute,
          },
        },
        {
          path: 'budget-requests',
          lazy: {
            Component: async () => (await import('./routes/budget-requests-route.tsx')).BudgetRequestsRoute,
          },
        },
        {
          path: 'budget-requests/new',
          lazy: {
            Component: async () =>
              (await import('./routes/new-budget-request-route.tsx')).NewBudgetRequestRoute,
          },
        },
        {
          path: 'budget-requests/:id',
          lazy: {
            Component: async () => (await import('./routes/budget-request-route.tsx')).BudgetRequestRoute,
          },
        },
        {
          path: 'budget-requests/:id/edit',
          lazy: {
            Component: async () =>
              (await import('./routes/edit-budget-request-route.tsx')).EditBudgetRequestRoute,
          },
        },
        {
          path: 'imports',
          lazy: { Component: async () => (await import('./routes/imports-route.tsx')).ImportsRoute },
        },
        {
          path: 'imports/:id',
          lazy: { Component: async () => (await import('./routes/import-route.tsx')).ImportRoute },
        },
        {
          path: 'processes',
          lazy: { Component: async () => (await import('./routes/processes-route.tsx')).ProcessesRoute },
        },
        // The gateway answers `/status` to machines; inside the portal the same word leads to the page.
        {
          path: 'status',
          lazy: { Component: async () => (await import('./routes/processes-route.tsx')).ProcessesRoute },
        },
        { path: '*', Component: NothingHere },
      ],
    },
  ]);
}
