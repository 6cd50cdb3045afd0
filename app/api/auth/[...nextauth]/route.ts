import NextAuth from "next-auth";
import { authOptions } from "@/lib/access/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = async (request: Request, context: Context) => {
  const { nextauth } = await context.params;
  return NextAuth(authOptions())(request, { params: { nextauth } });
};

export { handle as GET, handle as POST };
