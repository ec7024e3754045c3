import '../kit/first.ts';
import './applicant.css';
import { buildRouter } from '../kit/frame/router.tsx';
import { startWorkplace } from '../kit/frame/workplace.tsx';
import { ApplicantFrame } from './frame.tsx';
import { groups } from './routes.tsx';

startWorkplace(buildRouter({ basepath: '/my', groups, frame: ApplicantFrame }));
