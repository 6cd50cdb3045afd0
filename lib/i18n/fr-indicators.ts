import type { IndicatorId } from "@/lib/indicators/registry";
import type { IndicatorText } from "./messages";

/** Names as the trade says them (the dictionary's words), one sentence each, and the rule that settles doubts. */
export const indicators: Record<IndicatorId, IndicatorText> = {
  "goal-progress": {
    name: "Objectifs du programme",
    definition: "Ce que le programme s’est fixé, et où il en est.",
    rule: "Chaque objectif se lit en part de sa cible. L’atterrissage suit la saison des exercices complets ; il n’existe que pour ce qui s’ajoute dans le temps.",
  },
  revenue: {
    name: "CA total",
    definition: "Chiffre d’affaires de tous les clients, adhérents ou non.",
    rule: "Hors taxes, net des avoirs ; une commande annulée n’existe pas, un avoir baisse le CA à sa propre date.",
  },
  "member-revenue": {
    name: "CA adhérents",
    definition: "Chiffre d’affaires facturé pendant que le client est adhérent.",
    rule: "Hors taxes, net des avoirs. Ce qu’un client a acheté avant son adhésion ou après sa sortie n’y est pas.",
  },
  "member-revenue-growth": {
    name: "Évolution du CA adhérents",
    definition: "CA adhérents rapporté à celui de la même période un an plus tôt.",
    rule: "Une période en cours se compare au même jour de N-1. Pas d’évolution depuis un N-1 nul ou négatif.",
  },
  "member-revenue-share": {
    name: "Poids des adhérents",
    definition: "Part du CA total qui vient des adhérents.",
    rule: "Seul compte le CA daté pendant l’adhésion.",
  },
  orders: {
    name: "Commandes",
    definition: "Nombre de commandes passées par des adhérents.",
    rule: "Les avoirs et les lignes négatives ne sont pas des commandes.",
  },
  "active-rate": {
    name: "Taux d’adhérents actifs",
    definition: "Part des adhérents qui ont commandé, en tant qu’adhérents, dans les 12 derniers mois.",
    rule: "Un adhérent compte une fois, quel que soit le nombre de ses commandes.",
  },
  members: {
    name: "Adhérents",
    definition: "Clients inscrits au programme le dernier jour de la période.",
    rule: "Un client qui revient après une sortie compte de nouveau.",
  },
  "new-members": {
    name: "Nouveaux adhérents",
    definition: "Adhésions ouvertes pendant la période.",
    rule: "Un retour après une sortie ouvre une nouvelle adhésion et compte comme nouveau.",
  },
  leavers: {
    name: "Sorties",
    definition: "Adhésions closes pendant la période.",
    rule: "La sortie compte au jour où l’adhésion prend fin.",
  },
  penetration: {
    name: "Taux d’adhésion",
    definition: "Part des clients éligibles qui sont adhérents le dernier jour.",
    rule: "Éligible : signalé comme tel ; si le programme n’en signale aucun, tout client qui a commandé en 12 mois. Un adhérent est toujours éligible.",
  },
  "tier-distribution": {
    name: "Répartition par niveau",
    definition: "Part de chaque niveau dans les adhérents, le CA et le coût des récompenses.",
    rule: "Le niveau est celui que l’adhérent tient à la fin du mois du fait.",
  },
  "points-issued": {
    name: "Points attribués",
    definition: "Points crédités aux comptes pendant la période.",
    rule: "Une annulation compte à sa propre date, en moins.",
  },
  "points-redeemed": {
    name: "Points dépensés",
    definition: "Points échangés contre des récompenses pendant la période.",
    rule: "Une annulation compte à sa propre date, en moins. Les points qui expirent le plus tôt partent les premiers.",
  },
  "points-outstanding": {
    name: "Encours de points",
    definition: "Points détenus et pas encore dépensés, le dernier jour.",
    rule: "Le solde d’un adhérent sorti y reste tant qu’aucune écriture ne le solde.",
  },
  "redemption-rate": {
    name: "Taux de dépense des points",
    definition: "Ce que les adhérents font des points qu’ils gagnent.",
    rule: "Plusieurs définitions existent ; le programme en retient une, nommée ici.",
  },
  "reward-mix": {
    name: "Répartition des récompenses",
    definition: "Part de chaque nature de récompense.",
    rule: "Le coût est celui fixé à la commande ; les commandes annulées n’y sont pas.",
  },
  "objective-attainment": {
    name: "Taux d’atteinte",
    definition: "Part des clients à objectif qui l’ont atteint le dernier jour de la période.",
    rule: "Atteint : le CA du client, cumulé depuis le début de l’exercice, vaut au moins sa cible. Il compte en entier, adhérent ou non.",
  },
  "attainment-curve": {
    name: "Calendrier d’atteinte",
    definition: "Part des objectifs atteints à chaque fin de mois de l’exercice.",
    rule: "Atteint : le CA du client, cumulé depuis le début de l’exercice, vaut au moins sa cible. Le mois en cours s’arrête au dernier jour connu, et N-1 au même jour.",
  },
  "generosity-granted": {
    name: "Générosité attribuée",
    definition: "Valeur des points attribués, rapportée au CA adhérents.",
    rule: "La valeur du point d’aujourd’hui vaut pour tout l’historique.",
  },
  "generosity-consumed": {
    name: "Générosité consommée",
    definition: "Coût des récompenses commandées, rapporté au CA adhérents.",
    rule: "Le coût est celui fixé à la commande de récompense.",
  },
  "margin-after-rewards": {
    name: "Marge après récompenses",
    definition: "Ce qui reste de la marge des adhérents une fois payées leurs récompenses, en part de leur CA.",
    rule: "Inconnue dès qu’une commande de la période n’a pas de marge.",
  },
};
