import '../kit/first.ts';
import './office.css';
import { actForNobody } from '../kit/acting-for.ts';
import { buildRouter } from '../kit/frame/router.tsx';
import { startWorkplace } from '../kit/frame/workplace.tsx';
import { OfficeFrame } from './frame.tsx';
import { groups } from './routes.tsx';

actForNobody();
startWorkplace(buildRouter({ basepath: '/office', groups, frame: OfficeFrame }));
