import { openViewUnder, titleUnder } from "../../open-view-under";

type Props = PageProps<"/[programme]/executive/[page]">;

export const generateMetadata = ({ params }: Props) => titleUnder("executive", params);

/** Executives' pages behind the first. */
export default function ExecutivePage({ params, searchParams }: Props) {
  return openViewUnder("executive", params, searchParams);
}
