import type { PrintedSession } from './printed-session.ts';

/** The last five scheduling sessions as data, by their place in the catalogue; faults of the print stand beside their corrections. */
export const schedulingSessions7To11: readonly PrintedSession[] = [
  {
    number: 7,
    title: 'Transparent scheduling with stakeholders',
    essentialQuestion:
      'How do we design transparent and impactful scheduling processes for site scheduling teams and school stakeholder groups?',
    outcomes: [
      {
        text: "Introduce Margaret Wheatley's Six Circle Model",
        asPrinted: "Introduce Margaret Wheatly's Six Circle Model",
      },
      {
        text: 'Examine the current process used by scheduling teams to design and build the master schedule',
        asPrinted:
          'Examine the current process used by scheduling teams to design and build the master schedule',
      },
      {
        text: 'Examine the current process for stakeholder engagement through the scheduling process',
        asPrinted: 'Examine the current process for stakeholder engagement through the scheduling process',
      },
      {
        text: 'Develop a template to revise and/or expand current scheduling practices',
        asPrinted: 'Develop a template to revise and/or expand current scheduling practices',
      },
    ],
    takeAways: [
      {
        text: 'Master schedule development must balance attention on adaptive and technical challenges',
        asPrinted: 'Master schedule development must balance attention on adaptive and technical challenges',
      },
      {
        text: 'Collaborative master schedule development should start early in the school year',
        asPrinted: 'Collaborative master schedule development should start yearly in the school year',
      },
      {
        text: 'Scheduling teams and school stakeholders must authentically engage in scheduling processes',
        asPrinted:
          'Scheduling teams and school stakeholders must authentically engage in scheduling processes',
      },
    ],
    blockAsPrinted:
      "In person and virtual Essential Question for this Session: How do we design transparent and impactful scheduling processes for site scheduling teams and school stakeholder groups? Participant Outcomes/Deliverables Introduce Margaret Wheatly's Six Circle Model Examine the current process used by scheduling teams to design and build the master schedule Examine the current process for stakeholder engagement through the scheduling process Develop a template to revise and/or expand current scheduling practices Key Take-Aways from this Session Master schedule development must balance attention on adaptive and technical challenges Collaborative master schedule development should start yearly in the school year Scheduling teams and school stakeholders must authentically engage in scheduling processes",
  },
  {
    number: 8,
    title: 'Equity audit of trend and transcript data',
    essentialQuestion:
      'How do we use trend and transcript data to conduct a site equity audit in order to develop wildly important master scheduling expectations?',
    outcomes: [
      {
        text: 'Examine trend data over at least three years',
        asPrinted: 'Examine trend data over at least three years',
      },
      { text: 'Review current transcript data', asPrinted: 'Review current transcript data' },
      { text: 'Develop master schedule expectations', asPrinted: 'Develop master schedule expectations' },
      {
        text: 'Introduce a scheduling template to monitor master schedule outcomes',
        asPrinted: 'Introduce a scheduling template to monitor master schedule outcomes',
      },
    ],
    takeAways: [
      {
        text: 'Equity audits are a roadmap for strategic priorities in scheduling.',
        asPrinted: 'Equity audits are a roadmap for strategic priorities in scheduling.',
      },
      {
        text: 'Transcript evaluation should be a frequent and collaborative learning process',
        asPrinted: 'Transcript evaluation should be a frequent and collaborative learning process',
      },
      {
        text: 'Transcripts reveal alignment or misalignment between vision and action',
        asPrinted: 'Transcripts reveal alignment or misalignment between vision and action',
      },
      {
        text: 'Scheduling teams must lead with a growth mindset',
        asPrinted: 'Scheduling teams must lead with a growth mindset',
      },
    ],
    blockAsPrinted:
      'In person and virtual Essential Question for this Session: How do we use trend and transcript data to conduct a site equity audit in order to develop wildly important master scheduling expectations? Participant Outcomes/Deliverables Examine trend data over at least three years Review current transcript data Develop master schedule expectations Introduce a scheduling template to monitor master schedule outcomes Key Take-Aways from this Session Equity audits are a roadmap for strategic priorities in scheduling. Transcript evaluation should be a frequent and collaborative learning process Transcripts reveal alignment or misalignment between vision and action Scheduling teams must lead with a growth mindset',
  },
  {
    number: 9,
    title: 'Teams, small schools, pathways and cohorts',
    essentialQuestion:
      'How can we schedule interdisciplinary teams, small schools, pathways and student cohorts within the school day?',
    outcomes: [
      {
        text: 'Identify current scheduling challenges with the existing master schedule and bell schedule',
        asPrinted:
          'Identify current scheduling challenges with the existing master schedule and bell schedule',
      },
      {
        text: 'Clarify "the why" behind your strategies for change',
        asPrinted: 'Clarify "the why" behind your strategies for change',
      },
      {
        text: 'Determine non-negotiables around the master scheduling process',
        asPrinted: 'Determine non-negotiables around the master scheduling process',
      },
      { text: 'Examine cohorting and scheduling tools', asPrinted: 'Examine cohorting and scheduling tools' },
    ],
    takeAways: [
      {
        text: 'Non-negotiables aligned with vision should drive scheduling processes',
        asPrinted: 'Non negotiables aligned with vision should drive scheduling processes',
      },
      {
        text: 'Changing the relationship between students, teachers and content can be reinforced by strategic scheduling',
        asPrinted:
          'Changing the relationship between students, teachers and content can be reinforced by strategic scheduling',
      },
      {
        text: 'Scheduling teams and/or pathways requires priority in the master schedule',
        asPrinted: 'Scheduling teams and/or pathways requires priority in the master schedule',
      },
      {
        text: 'Scheduling teams must lead with a growth mindset',
        asPrinted: 'Scheduling teams must lead with a growth mindset',
      },
    ],
    blockAsPrinted:
      'In person and virtual Essential Question for this Session: How can we schedule interdisciplinary teams, small schools, pathways and student cohorts within the school day? Participant Outcomes/Deliverables Identify current scheduling challenges with the existing master schedule and bell schedule Clarify "the why" behind your strategies for change Determine non-negotiables around the master scheduling process Examine cohorting and scheduling tools Key Take-Aways from this Session Non negotiables aligned with vision should drive scheduling processes Changing the relationship between students, teachers and content can be reinforced by strategic scheduling Scheduling teams and/or pathways requires priority in the master schedule Scheduling teams must lead with a growth mindset',
  },
  {
    number: 10,
    title: 'Courses of study, approvals and sequencing',
    essentialQuestion:
      'How do counselors and scheduling teams think legally and divergently about the courses of study, course approvals, course sequencing and alternative means in pursuit of equity in scheduling?',
    outcomes: [
      {
        text: 'Examine current courses of study, course approval processes and course sequencing',
        asPrinted: 'Examine current courses of study, course approval processes and course sequencing',
      },
      {
        text: 'Introduce structured choice and the equitable core',
        asPrinted: 'Introduce structured choice and the equitable core',
      },
      {
        text: 'Define and describe strategic alternative means to broaden options for students',
        asPrinted: 'Define and describe strategic alternative means to broaden options for students',
      },
      {
        text: 'Examine your site/district course entry and prerequisite rules',
        asPrinted: 'Examine your site/district course entry and prerequisite rules',
      },
    ],
    takeAways: [
      {
        text: 'Counselors are essential members of the strategic scheduling team',
        asPrinted: 'Counselors are essential members of the strategic scheduling team',
      },
      {
        text: 'Student data must help determine whether choice or structured choice drives scheduling',
        asPrinted: 'Student data must help determine whether choice or structured choice drives scheduling',
      },
      {
        text: 'Ensuring an equitable core through course sequencing is essential',
        asPrinted: 'Ensuring an equitable core through course sequencing is essential',
      },
      {
        text: 'Scheduling teams must lead with a growth mindset',
        asPrinted: 'Scheduling teams must lead with a growth mindset',
      },
    ],
    blockAsPrinted:
      'In person and virtual Essential Question for this Session: How do counselors and scheduling teams think legally and divergently about the courses of study, course approvals, course sequencing and alternative means in pursuit of equity in scheduling? Participant Outcomes/Deliverables Examine current courses of study, course approval processes and course sequencing Introduce structured choice and the equitable core Define and describe strategic alternative means to broaden options for students Examine your site/district course entry and prerequisite rules Key Take-Aways from this Session Counselors are essential members of the strategic scheduling team Student data must help determine whether choice or structured choice drives scheduling Ensuring an equitable core through course sequencing is essential Scheduling teams must lead with a growth mindset',
  },
  {
    number: 11,
    title: 'An evidence-based plan for scheduling goals',
    essentialQuestion:
      'How do we develop an evidence-based plan to accelerate student learning around wildly important scheduling goals?',
    outcomes: [
      {
        text: 'Use data to determine site priority goals to improve master scheduling processes',
        asPrinted: '1. Use data to determine site priority goals to improve master scheduling processes',
      },
      {
        text: 'Identify the difference between lead and lag measures',
        asPrinted: '2. Identify the difference between lead and lag measures',
      },
      { text: 'Develop a visible scoreboard', asPrinted: '3. Develop a visible scoreboard' },
      {
        text: 'Develop a roadmap to move from plan to execution',
        asPrinted: '4. Develop a roadmap to move from plan to execution',
      },
    ],
    takeAways: [
      {
        text: 'Student data must drive the design of the schedule each year',
        asPrinted: 'Student data must drive the design of the schedule each year',
      },
      {
        text: 'Master schedules must be designed to support lead measures',
        asPrinted: 'Master schedules must be designed to support lead measures',
      },
      {
        text: 'Equity-achieving master schedules are built to accelerate student achievement for all',
        asPrinted: 'Equity-achieving master schedules are built to accelerate student achievement for all',
      },
      {
        text: 'Scheduling teams must frequently and regularly hold themselves accountable to success metrics',
        asPrinted:
          'Scheduling teams must frequently and regularly hold themselves accountable to success metrics',
      },
    ],
    blockAsPrinted:
      'In person and virtual Essential Question for this Session: How do we develop an evidence-based plan to accelerate student learning around wildly important scheduling goals? Participant Outcomes/Deliverables 1. Use data to determine site priority goals to improve master scheduling processes 2. Identify the difference between lead and lag measures 3. Develop a visible scoreboard 4. Develop a roadmap to move from plan to execution Key Take-Aways from this Session Student data must drive the design of the schedule each year Master schedules must be designed to support lead measures Equity-achieving master schedules are built to accelerate student achievement for all Scheduling teams must frequently and regularly hold themselves accountable to success metrics',
  },
];
