import type { RewardKind } from "../schema/rewards";

export interface Reward {
  code: string;
  name: string;
  kind: RewardKind;
  points: number;
  costCents: number;
}

const list: [string, RewardKind, number, number][] = [
  // name, kind, points, cost in euros
  ["Chèque cadeau 20 €", "gift-card", 1_000, 20],
  ["Chèque cadeau 50 €", "gift-card", 2_500, 50],
  ["Chèque cadeau 100 €", "gift-card", 5_000, 100],
  ["Chèque cadeau 200 €", "gift-card", 10_000, 200],
  ["Chèque cadeau 500 €", "gift-card", 25_000, 500],
  ["Chèque cadeau 1 000 €", "gift-card", 50_000, 1_000],
  ["Carte carburant 150 €", "gift-card", 7_500, 150],
  ["Gourde isotherme", "gift", 1_200, 18],
  ["Coffret de tournevis", "gift", 2_000, 31],
  ["Veste de chantier", "gift", 4_200, 66],
  ["Chaussures de sécurité", "gift", 5_600, 90],
  ["Télémètre laser", "gift", 7_000, 112],
  ["Visseuse à chocs", "gift", 12_000, 195],
  ["Enceinte de chantier", "gift", 9_000, 146],
  ["Machine à café", "gift", 15_000, 240],
  ["Laser rotatif", "gift", 32_000, 520],
  ["Vélo électrique", "gift", 90_000, 1_480],
  ["Déjeuner chez un chef", "experience", 6_500, 110],
  ["Match en loge, deux places", "experience", 16_000, 280],
  ["Stage de pilotage", "experience", 18_000, 310],
  ["Week-end à deux", "experience", 28_000, 490],
  ["Voyage du club", "experience", 110_000, 1_950],
  ["Journée voile en équipe", "experience", 45_000, 790],
  ["Remise de 40 € sur commande", "discount", 2_200, 40],
  ["Remise de 100 € sur commande", "discount", 5_400, 100],
  ["Remise de 250 € sur commande", "discount", 13_200, 250],
  ["Livraison offerte", "discount", 3_000, 55],
  ["Formation pose, une journée", "service", 8_000, 105],
  ["Étude thermique d'un chantier", "service", 14_000, 190],
  ["Page web de l'entreprise", "service", 26_000, 350],
];

export const rewards: readonly Reward[] = list.map(([name, kind, points, cost], index) => ({
  code: `R${String(index + 1).padStart(2, "0")}`,
  name,
  kind,
  points,
  costCents: cost * 100,
}));
