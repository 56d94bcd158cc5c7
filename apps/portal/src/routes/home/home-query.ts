import { graphql } from '../../__generated__/index.ts';

/** One query for the home page of every role; each role asks for its own parts. */
export const HomeRouteQuery = graphql(`
  query HomeRouteQuery(
    $hasOwn: Boolean!, $hasLoad: Boolean!, $hasPrograms: Boolean!, $hasEditions: Boolean!, $hasManaged: Boolean!
    $hasWaiting: Boolean!, $hasDrafts: Boolean!, $hasBudgets: Boolean!, $hasRequests: Boolean!, $hasImports: Boolean!, $hasSchools: Boolean!
  ) {
    viewer @include(if: $hasOwn) {
      person {
        id
        organizations { id type ...SchoolTable_school }
        teachingLoad @include(if: $hasLoad) { ...TeachingLoadTable_load }
        teacherGrid @include(if: $hasLoad) { ...PeriodGrid_grid }
        programs @include(if: $hasPrograms) { id state ...MySessions_signUp }
      }
    }
    currentEditions(first: 10) @include(if: $hasEditions) {
      edges { cursor node { id isOpen mySignUp { id state } ...EditionTable_edition } } pageInfo { hasNextPage endCursor }
    }
    programs(first: 50) @include(if: $hasManaged) {
      edges {
        cursor
        node { id isManagedByMe editions(first: 20) { edges { cursor node { id status ...EditionTable_edition } } pageInfo { hasNextPage endCursor } } }
      }
      pageInfo { hasNextPage endCursor }
    }
    waiting: budgetRequests(first: 50, state: SUBMITTED) @include(if: $hasWaiting) {
      edges { cursor node { id requestedBy { id } ...BudgetRequestTable_request } } pageInfo { hasNextPage endCursor }
    }
    drafts: budgetRequests(first: 50, state: DRAFT) @include(if: $hasDrafts) {
      edges { cursor node { id ...BudgetRequestTable_request } } pageInfo { hasNextPage endCursor }
    }
    budgets: budgetRequests(first: 100) @include(if: $hasBudgets) {
      edges { cursor node { id ...BudgetStands_request } } pageInfo { hasNextPage endCursor }
    }
    offeringRequests(first: 20) @include(if: $hasRequests) {
      edges { cursor node { id ...OfferingRequestTable_request } } pageInfo { hasNextPage endCursor }
    }
    rosterImports(first: 5) @include(if: $hasImports) {
      edges { cursor node { id ...ImportTable_job } } pageInfo { hasNextPage endCursor }
    }
    schools(first: 100) @include(if: $hasSchools) {
      edges { cursor node { id ...SchoolTable_school } } pageInfo { hasNextPage endCursor }
    }
  }
`);
