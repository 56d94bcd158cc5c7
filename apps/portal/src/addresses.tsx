import { lazy } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { NothingHere } from './graph/nothing-here.tsx';
import { FirstRoute } from './routes/first-route.tsx';
import { HomeRoute } from './routes/home-route.tsx';
import { ShellRoute } from './routes/shell-route.tsx';
import { SignedOutRoute } from './routes/signed-out-route.tsx';

const SchoolsRoute = lazy(async () => ({
  default: (await import('./routes/schools-route.tsx')).SchoolsRoute,
}));
const SchoolRoute = lazy(async () => ({ default: (await import('./routes/school-route.tsx')).SchoolRoute }));
const PersonRoute = lazy(async () => ({ default: (await import('./routes/person-route.tsx')).PersonRoute }));
const ClassRoute = lazy(async () => ({ default: (await import('./routes/class-route.tsx')).ClassRoute }));
const SectionRoute = lazy(async () => ({
  default: (await import('./routes/section-route.tsx')).SectionRoute,
}));
const StudentRoute = lazy(async () => ({
  default: (await import('./routes/student-route.tsx')).StudentRoute,
}));
const StudentsRoute = lazy(async () => ({
  default: (await import('./routes/students-route.tsx')).StudentsRoute,
}));
const ProgramsRoute = lazy(async () => ({
  default: (await import('./routes/programs-route.tsx')).ProgramsRoute,
}));
const ProgramRoute = lazy(async () => ({
  default: (await import('./routes/program-route.tsx')).ProgramRoute,
}));
const EditionRoute = lazy(async () => ({
  default: (await import('./routes/edition-route.tsx')).EditionRoute,
}));
const CalendarRoute = lazy(async () => ({
  default: (await import('./routes/calendar-route.tsx')).CalendarRoute,
}));
const OfferingsRoute = lazy(async () => ({
  default: (await import('./routes/offerings-route.tsx')).OfferingsRoute,
}));
const OfferingRoute = lazy(async () => ({
  default: (await import('./routes/offering-route.tsx')).OfferingRoute,
}));
const OfferingRequestsRoute = lazy(async () => ({
  default: (await import('./routes/offering-requests-route.tsx')).OfferingRequestsRoute,
}));
const OfferingRequestRoute = lazy(async () => ({
  default: (await import('./routes/offering-request-route.tsx')).OfferingRequestRoute,
}));
const BudgetRequestsRoute = lazy(async () => ({
  default: (await import('./routes/budget-requests-route.tsx')).BudgetRequestsRoute,
}));
const NewBudgetRequestRoute = lazy(async () => ({
  default: (await import('./routes/new-budget-request-route.tsx')).NewBudgetRequestRoute,
}));
const BudgetRequestRoute = lazy(async () => ({
  default: (await import('./routes/budget-request-route.tsx')).BudgetRequestRoute,
}));
const EditBudgetRequestRoute = lazy(async () => ({
  default: (await import('./routes/edit-budget-request-route.tsx')).EditBudgetRequestRoute,
}));
const ImportsRoute = lazy(async () => ({
  default: (await import('./routes/imports-route.tsx')).ImportsRoute,
}));
const ImportRoute = lazy(async () => ({ default: (await import('./routes/import-route.tsx')).ImportRoute }));
const DisclosuresRoute = lazy(async () => ({
  default: (await import('./routes/disclosures-route.tsx')).DisclosuresRoute,
}));
const SharedRoute = lazy(async () => ({ default: (await import('./routes/shared-route.tsx')).SharedRoute }));
const RolesRoute = lazy(async () => ({ default: (await import('./routes/roles-route.tsx')).RolesRoute }));
const VendorsRoute = lazy(async () => ({
  default: (await import('./routes/vendors-route.tsx')).VendorsRoute,
}));
const VendorRoute = lazy(async () => ({ default: (await import('./routes/vendor-route.tsx')).VendorRoute }));
const ProcessesRoute = lazy(async () => ({
  default: (await import('./routes/processes-route.tsx')).ProcessesRoute,
}));

const GraphRoute = lazy(async () => ({
  default: (await import('./routes/graph-route.tsx')).GraphRoute,
}));
const GraphSubgraphsRoute = lazy(async () => ({
  default: (await import('./routes/graph-subgraphs-route.tsx')).GraphSubgraphsRoute,
}));
const GraphSubgraphRoute = lazy(async () => ({
  default: (await import('./routes/graph-subgraph-route.tsx')).GraphSubgraphRoute,
}));
const GraphVersionsRoute = lazy(async () => ({
  default: (await import('./routes/graph-versions-route.tsx')).GraphVersionsRoute,
}));
const GraphVersionRoute = lazy(async () => ({
  default: (await import('./routes/graph-version-route.tsx')).GraphVersionRoute,
}));
const GraphContractsRoute = lazy(async () => ({
  default: (await import('./routes/graph-contracts-route.tsx')).GraphContractsRoute,
}));
const GraphContractRoute = lazy(async () => ({
  default: (await import('./routes/graph-contract-route.tsx')).GraphContractRoute,
}));
const GraphChecksRoute = lazy(async () => ({
  default: (await import('./routes/graph-checks-route.tsx')).GraphChecksRoute,
}));
const GraphCheckRoute = lazy(async () => ({
  default: (await import('./routes/graph-check-route.tsx')).GraphCheckRoute,
}));
const GraphOperationsRoute = lazy(async () => ({
  default: (await import('./routes/graph-operations-route.tsx')).GraphOperationsRoute,
}));
const GraphOperationRoute = lazy(async () => ({
  default: (await import('./routes/graph-operation-route.tsx')).GraphOperationRoute,
}));
const GraphFieldsRoute = lazy(async () => ({
  default: (await import('./routes/graph-fields-route.tsx')).GraphFieldsRoute,
}));
const GraphLimitsRoute = lazy(async () => ({
  default: (await import('./routes/graph-limits-route.tsx')).GraphLimitsRoute,
}));
const ExplorerRoute = lazy(async () => ({
  default: (await import('./routes/explorer-route.tsx')).ExplorerRoute,
}));

/** The addresses of the portal. The home page comes at once, every other page when it is asked for. */
export function Addresses() {
  return (
    <BrowserRouter>
      <Routes>
        <Route path="/signed-out" element={<SignedOutRoute />} />
        <Route element={<ShellRoute />}>
          <Route index element={<FirstRoute />} />
          <Route path="home/:role" element={<HomeRoute />} />
          <Route path="schools" element={<SchoolsRoute />} />
          <Route path="schools/:id" element={<SchoolRoute />} />
          <Route path="people/:id" element={<PersonRoute />} />
          <Route path="classes/:id" element={<ClassRoute />} />
          <Route path="sections/:id" element={<SectionRoute />} />
          <Route path="students" element={<StudentsRoute />} />
          <Route path="students/:id" element={<StudentRoute />} />
          <Route path="programs" element={<ProgramsRoute />} />
          <Route path="programs/:id" element={<ProgramRoute />} />
          <Route path="programs/:id/editions/:editionId" element={<EditionRoute />} />
          {/* `/calendar/…` are the feeds of the gateway. */}
          <Route path="my-calendar" element={<CalendarRoute />} />
          <Route path="offerings" element={<OfferingsRoute />} />
          <Route path="offerings/:id" element={<OfferingRoute />} />
          <Route path="offering-requests" element={<OfferingRequestsRoute />} />
          <Route path="offering-requests/:id" element={<OfferingRequestRoute />} />
          <Route path="budget-requests" element={<BudgetRequestsRoute />} />
          <Route path="budget-requests/new" element={<NewBudgetRequestRoute />} />
          <Route path="budget-requests/:id" element={<BudgetRequestRoute />} />
          <Route path="budget-requests/:id/edit" element={<EditBudgetRequestRoute />} />
          <Route path="imports" element={<ImportsRoute />} />
          <Route path="imports/:id" element={<ImportRoute />} />
          <Route path="disclosures" element={<DisclosuresRoute />} />
          <Route path="shared" element={<SharedRoute />} />
          <Route path="roles" element={<RolesRoute />} />
          <Route path="vendors" element={<VendorsRoute />} />
          <Route path="vendors/:id" element={<VendorRoute />} />
          <Route path="graph" element={<GraphRoute />} />
          <Route path="graph/subgraphs" element={<GraphSubgraphsRoute />} />
          <Route path="graph/subgraphs/:name" element={<GraphSubgraphRoute />} />
          <Route path="graph/versions" element={<GraphVersionsRoute />} />
          <Route path="graph/versions/:id" element={<GraphVersionRoute />} />
          <Route path="graph/contracts" element={<GraphContractsRoute />} />
          <Route path="graph/contracts/:name" element={<GraphContractRoute />} />
          <Route path="graph/checks" element={<GraphChecksRoute />} />
          <Route path="graph/checks/:id" element={<GraphCheckRoute />} />
          <Route path="graph/operations" element={<GraphOperationsRoute />} />
          <Route path="graph/operations/:id" element={<GraphOperationRoute />} />
          <Route path="graph/fields" element={<GraphFieldsRoute />} />
          <Route path="graph/limits" element={<GraphLimitsRoute />} />
          <Route path="graph/explorer" element={<ExplorerRoute />} />
          <Route path="processes" element={<ProcessesRoute />} />
          {/* The gateway answers `/status` to machines; inside the portal the same word leads to the page. */}
          <Route path="status" element={<ProcessesRoute />} />
          <Route path="*" element={<NothingHere />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
