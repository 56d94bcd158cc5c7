import type { PrintedSession } from './printed-session.ts';

/** The first five scheduling sessions as data, by their place in the catalogue; faults of the print stand beside their corrections. */
export const schedulingSessions2To6: readonly PrintedSession[] = [
  {
    number: 2,
    title: 'Creative and financial master schedule design',
    essentialQuestion:
      'How do we think creatively and financially about master schedule design under post-COVID regulations?',
    outcomes: [
      {
        text: 'Define schooling parameters provided by your local, state and/or national legislators',
        asPrinted: 'Define schooling parameters provided by your local, state and/or national legislators',
      },
      {
        text: 'Connect learner data to scheduling goals and priorities to support equity and access',
        asPrinted: '2. Connect learner data to scheduling goals and priorities to support equity and access',
      },
      {
        text: 'Discuss potential scheduling frames including staggered schedules and/or blended assignments',
        asPrinted:
          '3. Discuss potential scheduling frames including staggered schedules and/or blended assignments',
      },
      {
        text: 'Discuss strategic use of dual coursework and alternative means',
        asPrinted: '4. Discuss strategic use of dual coursework and alternative means',
      },
      {
        text: 'Determine roles, responsibilities and next steps for scheduling teams',
        asPrinted: '5. Determine roles, responsibilities and next steps for scheduling teams',
      },
    ],
    takeAways: [
      {
        text: 'Master schedules are a powerful lever to address the impacts of new post-COVID regulations',
        asPrinted:
          'Master schedules are a powerful lever to address the impacts of new post-COVID regulations',
      },
      {
        text: 'With limited and changing resources, equity must be a priority in planning schedules',
        asPrinted: 'With limited and changing resources, equity must be a priority in planning schedules',
      },
      {
        text: 'Bell schedules and master schedule frames should reinforce goals not impede them',
        asPrinted: 'Bell schedules and master schedule frames should reinforce goals not impede them',
      },
      {
        text: 'Scheduling teams must lead with a growth mindset',
        asPrinted: 'Scheduling teams must lead with a growth mindset',
      },
    ],
    blockAsPrinted:
      'In person and Essential Question for this Session: virtual How do we think creatively and financially about master schedule design under post-COVID regulations? Participant Outcomes/Deliverables Define schooling parameters provided by your local, state and/or national legislators 2. Connect learner data to scheduling goals and priorities to support equity and access 3. Discuss potential scheduling frames including staggered schedules and/or blended assignments 4. Discuss strategic use of dual coursework and alternative means5. Determine roles, responsibilities and next steps for scheduling teams Key Take-Aways from this Session Master schedules are a powerful lever to address the impacts of new post-COVID regulations With limited and changing resources, equity must be a priority in planning schedules Bell schedules and master schedule frames should reinforce goals not impede them Scheduling teams must lead with a growth mindset',
  },
  {
    number: 3,
    title: 'Equity-driven schedules from student data',
    essentialQuestion: 'How do we use student data to design, build and load equity-driven master schedules?',
    outcomes: [
      {
        text: 'Understand how to use the master schedule as a powerful lever for instructional change',
        asPrinted:
          '1. Understand how to use the master schedule as a powerful lever for instructional change',
      },
      {
        text: "Examine your school's current master schedule to identify gaps and priorities",
        asPrinted: "2. Examine your school's current master schedule to identify gaps and priorities",
      },
      {
        text: 'Discuss current articulation processes/tools for strategic schedule design',
        asPrinted: '3. Discuss current articulation processes/tools for strategic schedule design',
      },
      {
        text: 'Connect learner data to scheduling goals and priorities to support equity and access',
        asPrinted: 'Connect learner data to scheduling goals and priorities to support equity and access',
      },
      {
        text: 'Determine roles, responsibilities and next steps for scheduling teams',
        asPrinted: '5. Determine roles, responsibilities and next steps for scheduling teams',
      },
    ],
    takeAways: [
      {
        text: 'Master schedules are a powerful lever to move the dial on learning.',
        asPrinted: 'Master schedules are a powerful lever to move the dial on learning.',
      },
      {
        text: 'The building of the master schedule can ensure equity or reinforce inequity.',
        asPrinted: 'The building of the master schedule can ensure equity or reinforce inequity.',
      },
      {
        text: 'Schoolwide articulation and scheduling strategies must be aligned to student needs and interests.',
        asPrinted:
          'Schoolwide articulation and scheduling strategies must be aligned to student needs and interests.',
      },
      {
        text: 'Scheduling teams must lead with a growth mindset',
        asPrinted: 'Scheduling teams must lead with a growth mindset',
      },
    ],
    blockAsPrinted:
      "In person and virtual Essential Question for this Session: How do we use student data to design, build and load equity-driven master schedules? Participant Outcomes/Deliverables 1. Understand how to use the master schedule as a powerful lever for instructional change 2. Examine your school's current master schedule to identify gaps and priorities 3. Discuss current articulation processes/tools for strategic schedule design Connect learner data to scheduling goals and priorities to support equity and access 5. Determine roles, responsibilities and next steps for scheduling teams Key Take-Aways from this Session Master schedules are a powerful lever to move the dial on learning. The building of the master schedule can ensure equity or reinforce inequity. Schoolwide articulation and scheduling strategies must be aligned to student needs and interests. Scheduling teams must lead with a growth mindset",
  },
  {
    number: 4,
    title: 'Scheduling, staffing and budgeting aligned with equity',
    essentialQuestion:
      'How do we ensure that systemwide and site scheduling protocols, human resource efforts and budgeting process are aligned with equity goals?',
    outcomes: [
      {
        text: 'Understand the importance of the master schedule frame in the budgeting and staffing process',
        asPrinted:
          '1. Understand the importance of the master schedule frame in the budgeting and staffing process',
      },
      {
        text: 'Examine current alignment between scheduling, budgeting and staffing',
        asPrinted: '2. Examine current alignment between scheduling, budgeting and staffing',
      },
      {
        text: 'Introduce a master schedule timeline template',
        asPrinted: '3. Introduce a master schedule timeline template',
      },
    ],
    takeAways: [
      {
        text: 'Master schedule frames should be developed based on student need',
        asPrinted: 'Master schedule frames should be developed based on student need',
      },
      {
        text: 'Master schedules can ensure equity or reinforce inequality.',
        asPrinted: 'Master schedules can ensure equity or reinforce inequality.',
      },
      {
        text: 'Scheduling, budgeting and staffing practices must facilitate student outcome acceleration',
        asPrinted:
          'Scheduling, budgeting and staffing practices must facilitate student outcome acceleration',
      },
      {
        text: 'Scheduling teams must lead with a growth mindset',
        asPrinted: 'Scheduling teams must lead with a growth mindset',
      },
    ],
    blockAsPrinted:
      'In person and virtual Essential Question for this Session: How do we ensure that systemwide and site scheduling protocols, human resource efforts and budgeting process are aligned with equity goals? Participant Outcomes/Deliverables 1. Understand the importance of the master schedule frame in the budgeting and staffing process 2. Examine current alignment between scheduling, budgeting and staffing 3. Introduce a master schedule timeline template Key Take-Aways from this Session Master schedule frames should be developed based on student need Master schedules can ensure equity or reinforce inequality. Scheduling, budgeting and staffing practices must facilitate student outcome acceleration Scheduling teams must lead with a growth mindset',
  },
  {
    number: 5,
    title: 'Bell schedules for many programs and learners',
    essentialQuestion:
      'How do we create bell schedules that are aligned to support a variety of academic programs and unique learner needs?',
    outcomes: [
      {
        text: 'Understand the impact of a variety of bell schedules on special programs',
        asPrinted: '1. Understand the impact of a variety of bell schedules on special programs programs',
      },
      {
        text: "Examine your site's current bell schedule and the impacts on English Learners, Special Education, Dual Enrollment, Athletics, CTE courses and Work-Based Learning",
        asPrinted:
          "2. Examine your site's current bell schedule and the impacts on English Learners, Special Education, Dual Enrollment, Athletics, CTE courses and Work-Based Learning",
      },
      {
        text: 'Uncover the strategic ways bell schedules can be used to support equity and improvement',
        asPrinted: 'Uncover the strategic ways bell schedules can be used to support equity and improvement',
      },
      {
        text: 'Introduce flex scheduling strategies and tools',
        asPrinted: 'Introduce flex scheduling strategies and tools',
      },
    ],
    takeAways: [
      {
        text: 'Bell schedules should expand, not limit, strategic scheduling design',
        asPrinted: 'Bell schedules should expand, not limit, strategic scheduling design',
      },
      {
        text: 'Bell schedules can impact or accelerate the yearly growth of special populations',
        asPrinted: 'Bell schedules can impact or accelerate the yearly growth of special populations',
      },
      {
        text: 'Bell schedules should support teachers to accelerate student outcomes',
        asPrinted: 'Bell schedules should support teachers to accelerate student outcomes',
      },
      {
        text: 'Scheduling teams must lead with a growth mindset',
        asPrinted: 'Scheduling teams must lead with a growth mindset',
      },
    ],
    blockAsPrinted:
      "In person and virtual Essential Question for this Session: How do we create bell schedules that are aligned to support a variety of academic programs and unique learner needs? Participant Outcomes/Deliverables 1. Understand the impact of a variety of bell schedules on special programs programs 2. Examine your site's current bell schedule and the impacts on English Learners, Special Education, Dual Enrollment, Athletics, CTE courses and Work-Based Learning Uncover the strategic ways bell schedules can be used to support equity and improvement Introduce flex scheduling strategies and tools Key Take-Aways from this Session Bell schedules should expand, not limit, strategic scheduling design Bell schedules can impact or accelerate the yearly growth of special populations Bell schedules should support teachers to accelerate student outcomes Scheduling teams must lead with a growth mindset",
  },
  {
    number: 6,
    title: 'Articulation that answers student need',
    essentialQuestion:
      'How do we design equity-achieving master schedule and articulation processes that are responsive to student need?',
    outcomes: [
      {
        text: 'Understand the relationship between your articulation processes and building of the master schedule',
        asPrinted:
          '1. Understand the relationship between your articulation processes and building of the master schedule',
      },
      {
        text: 'Examine current articulation processes',
        asPrinted: '2. Examine current articulation processes',
      },
      {
        text: 'Introduce data as a way to support an equitable balance between choice and structured choice',
        asPrinted:
          '3. Introduce data as a way to support an equitable balance between choice and structured choice',
      },
      {
        text: 'Use schoolwide data to determine master schedule priorities and strategies',
        asPrinted: '4. Use schoolwide data to determine master schedule priorities and strategies',
      },
    ],
    takeAways: [
      {
        text: 'Articulation processes must communicate the site vision for change',
        asPrinted: 'Articulation processes must communicate the site vision for change',
      },
      {
        text: 'Master schedules should be vehicles to support not sort students',
        asPrinted: 'Master schedules should be vehicles to support not sort students',
      },
      {
        text: 'Articulation and scheduling strategies must be aligned to student needs',
        asPrinted: 'Articulation and scheduling strategies must be aligned to student needs',
      },
      {
        text: 'Scheduling teams must lead with a growth mindset',
        asPrinted: 'Scheduling teams must lead with a growth mindset',
      },
    ],
    blockAsPrinted:
      'In person and virtual Essential Question for this Session: How do we design equity-achieving master schedule and articulation processes that are responsive to student need? Participant Outcomes/Deliverables 1. Understand the relationship between your articulation processes and building of the master schedule 2. Examine current articulation processes 3. Introduce data as a way to support an equitable balance between choice and structured choice 4. Use schoolwide data to determine master schedule priorities and strategies Key Take-Aways from this Session Articulation processes must communicate the site vision for change Master schedules should be vehicles to support not sort students Articulation and scheduling strategies must be aligned to student needs Scheduling teams must lead with a growth mindset',
  },
];
