import { openViewUnder, titleUnder } from "../../open-view-under";

type Props = PageProps<"/[programme]/marketing/[page]">;

export const generateMetadata = ({ params }: Props) => titleUnder("marketing", params);

/** One of marketing's pages: a question each. */
export default function MarketingPage({ params, searchParams }: Props) {
  return openViewUnder("marketing", params, searchParams);
}
