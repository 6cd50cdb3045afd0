import { type FeedName, feedNames, givenColumns } from "../feeds";
import type { ValueFormats } from "../value-formats";
import type { UploadMapping } from "./mapping";

/** What files call the columns of feeds, in both languages, the likeliest first; beside the feed's own name for it. */
const names: Record<string, readonly string[]> = {
  ref: [
    "reference",
    "numero commande",
    "n commande",
    "order id",
    "order number",
    "id",
    "numero",
    "number",
    "no",
    "num",
    "n",
  ],
  code: ["code", "id", "identifiant", "numero", "number", "reference"],
  account: ["client", "code client", "compte", "customer", "adherent", "numero client", "customer id", "client id"],
  name: ["nom", "libelle", "raison sociale", "label", "designation", "client"],
  ordered_on: [
    "date",
    "date commande",
    "date de commande",
    "order date",
    "date facture",
    "invoice date",
    "jour",
    "day",
  ],
  revenue: [
    "ca",
    "montant",
    "montant ht",
    "ca ht",
    "chiffre d affaires",
    "amount",
    "sales",
    "total",
    "total ht",
    "net",
  ],
  margin: ["marge", "marge brute", "gross margin", "profit"],
  status: ["statut", "etat", "state"],
  channel: ["canal"],
  family: ["famille", "category", "categorie", "product family", "famille produit"],
  quantity: ["quantite", "qty", "qte"],
  order_ref: ["commande", "numero commande", "order", "order id", "order number", "numero de commande"],
  rep: ["commercial", "sales rep", "vendeur", "representant", "salesperson"],
  manager: ["responsable", "manager", "directeur"],
  since: ["depuis", "date", "date debut", "a partir du", "created", "creation", "date creation"],
  starts_on: ["debut", "date debut", "date de debut", "start", "start date", "date adhesion", "date d adhesion"],
  ends_on: ["fin", "date fin", "date de fin", "end", "end date", "date sortie"],
  dated_on: ["date", "jour", "day", "date mouvement", "movement date"],
  expires_on: ["expiration", "date expiration", "expiry", "expiry date", "echeance", "date d expiration"],
  visited_at: ["date", "visite", "visit", "horodatage", "timestamp"],
  points: ["points", "nombre de points", "nb points"],
  kind: ["type", "nature", "genre"],
  mechanic: ["mecanique", "mecanisme", "motif", "operation"],
  reverses_ref: ["annule", "reverses", "contre passe"],
  reward: ["recompense", "cadeau", "gift", "code recompense", "reward code"],
  cost: ["cout", "prix", "price", "amount", "montant"],
  threshold: ["seuil"],
  rank: ["rang", "ordre", "order"],
  tier: ["niveau", "statut", "level"],
  segment: ["segment", "segmentation"],
  region: ["region", "secteur geographique", "territory"],
  size: ["taille", "effectif"],
  sector: ["secteur", "activite", "industry"],
  yearly_potential: ["potentiel", "potential", "potentiel annuel"],
  parent: ["maison mere", "groupe", "parent", "parent account", "compte parent"],
  eligible: ["eligible"],
  control_group: ["temoin", "groupe temoin", "control"],
  job: ["fonction", "poste", "title"],
  email: ["mail", "e mail", "courriel", "adresse e mail"],
  phone: ["telephone", "tel", "mobile"],
  page: ["page"],
  fiscal_year: ["exercice", "annee", "year"],
  target: ["objectif", "cible", "goal"],
  campaign: ["operation", "campagne", "code operation"],
  indicator: ["indicateur"],
  definition: ["definition"],
  period: ["periode"],
  baseline: ["reference", "depart", "base"],
  month: ["mois", "date", "periode", "period"],
  figure: ["chiffre", "indicateur", "mesure", "measure", "nature"],
  value: ["valeur", "total", "montant", "amount"],
};

/** Letters and digits, without accents or case, words apart by one blank. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** How little a name in a file says that it is this column: 0 is its own name; null, it says nothing of it. */
function distance(column: string, inFile: string): number | null {
  const known = [plain(column), ...(names[column] ?? [])];
  const exact = known.indexOf(inFile);
  if (exact >= 0) return exact;
  const words = new Set(inFile.split(" "));
  const within = known.findIndex((name) => name.length > 2 && name.split(" ").every((word) => words.has(word)));
  return within < 0 ? null : known.length + within;
}

/** By column of the feed the file's that its name fits best; a column of the file is given once. */
export function guessColumns(feed: FeedName, header: readonly string[]): UploadMapping["columns"] {
  const inFile = header.map(plain);
  const pairs = Object.keys(givenColumns(feed)).flatMap((column) =>
    inFile.flatMap((name, place) => {
      const far = name === "" ? null : distance(column, name);
      return far === null ? [] : [{ column, name: header[place] ?? "", far }];
    }),
  );
  const columns: UploadMapping["columns"] = {};
  for (const { column, name } of pairs.sort((a, b) => a.far - b.far))
    if (!columns[column] && !Object.values(columns).includes(name)) columns[column] = name;
  return columns;
}

/** The same for every feed. */
export const guessAll = (header: readonly string[]): Record<string, UploadMapping["columns"]> =>
  Object.fromEntries(feedNames.map((feed) => [feed, guessColumns(feed, header)]));

/** How the values of some rows look: what only one way of writing allows decides, then what this country writes. */
export function guessFormats(rows: readonly (readonly string[])[]): ValueFormats {
  const values = rows.flat().map((text) => text.trim());
  const slashed = values.flatMap((text) => {
    const match = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\b/.exec(text);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  const isMonthFirst = slashed.some(([, second]) => second > 12) && !slashed.some(([first]) => first > 12);
  const withComma = values.filter((text) => /^[+-]?\d[\d\s.\u202f'’]*,\d{1,4}$/.test(text)).length;
  const withPoint = values.filter((text) => /^[+-]?\d+\.\d{1,4}$/.test(text)).length;
  return {
    days: slashed.length === 0 ? "iso" : isMonthFirst ? "mdy" : "dmy",
    decimals: withComma > withPoint ? "comma" : "point",
  };
}
