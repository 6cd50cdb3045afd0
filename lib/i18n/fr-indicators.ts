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
  "same-member-revenue-growth": {
    name: "Évolution à périmètre constant",
    definition: "CA des adhérents présents pendant toute la période et tout son N-1, rapporté à leur CA de N-1.",
    rule: "Un retour le lendemain d’une sortie ne coupe pas la présence. Le niveau est celui du dernier jour. Se lit sur un mois, un trimestre, une année, un exercice ou 12 mois à date.",
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
  "average-order": {
    name: "Commande moyenne",
    definition: "CA adhérents divisé par le nombre de leurs commandes.",
    rule: "Un avoir baisse le CA sans être une commande.",
  },
  "purchase-frequency": {
    name: "Fréquence d’achat",
    definition: "Nombre moyen de commandes en 12 mois, par adhérent qui a commandé.",
    rule: "Toutes leurs commandes des 12 mois comptent, même d’avant l’adhésion. Un adhérent sans commande n’y est pas.",
  },
  "active-rate": {
    name: "Taux d’adhérents actifs",
    definition: "Part des adhérents qui ont commandé, en tant qu’adhérents, dans les 12 derniers mois.",
    rule: "Un adhérent compte une fois, quel que soit le nombre de ses commandes.",
  },
  "retention-rate": {
    name: "Taux de rétention",
    definition:
      "Part des adhérents acheteurs d’il y a un an qui ont encore acheté, comme adhérents, dans les 12 derniers mois.",
    rule: "Acheteurs d’il y a un an : au moins une commande, comme adhérent, dans les 12 mois d’avant. Ce qu’un client achète après sa sortie ne le fait pas revenir : il est perdu.",
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
  "net-growth": {
    name: "Solde net",
    definition: "Nouveaux adhérents moins sorties, pendant la période.",
    rule: "Un client entré puis sorti dans la période compte des deux côtés.",
  },
  "membership-growth": {
    name: "Croissance des adhérents",
    definition: "Solde net de la période, rapporté au nombre d’adhérents de la veille.",
    rule: "Inconnue si le programme n’avait alors aucun adhérent, ou si ses données ne remontent pas jusque-là.",
  },
  penetration: {
    name: "Taux d’adhésion",
    definition: "Part des clients éligibles qui sont adhérents le dernier jour.",
    rule: "Éligible : signalé comme tel ; si le programme n’en signale aucun, tout client qui a commandé en 12 mois. Un adhérent est toujours éligible.",
  },
  "member-funnel": {
    name: "Des clients éligibles à la dépense de points",
    definition:
      "Clients éligibles ; parmi eux les adhérents ; parmi les adhérents, la part active et la part qui a dépensé des points en 12 mois.",
    rule: "L’activité et la dépense de points se comptent chacune parmi les adhérents : l’une n’exige pas l’autre. Au dernier jour de la période.",
  },
  "recruitment-pace": {
    name: "Rythme de recrutement",
    definition:
      "Nombre de nouveaux adhérents en 12 mois, rapporté à celui des 12 meilleurs mois qu’ait connus le programme.",
    rule: "100 % : il n’a jamais recruté aussi vite. Les 12 meilleurs mois se cherchent à chaque fin de mois depuis le début des données.",
  },
  "tier-distribution": {
    name: "Répartition par niveau",
    definition: "Part de chaque niveau dans les adhérents, le CA et le coût des récompenses.",
    rule: "Le niveau est celui que l’adhérent tient à la fin du mois du fait.",
  },
  "tier-balance": {
    name: "Ventilation des niveaux",
    definition: "À quel point la répartition des adhérents par niveau est celle que vise le programme.",
    rule: "100 % : exactement celle visée. Sans cible fixée, chaque niveau vise la même part. Les adhérents sans niveau n’y sont pas.",
  },
  "best-customer-share": {
    name: "Part des meilleurs clients",
    definition: "Part des adhérents qui sont parmi les meilleurs clients.",
    rule: "Les meilleurs clients : le cinquième des clients éligibles au plus fort CA sur 12 mois, dans tout le programme. Le plafond est ce que cette part serait si tous étaient adhérents.",
  },
  "tier-migration": {
    name: "Changements de niveau",
    definition: "Changement du niveau des adhérents, de la veille de la période à sa fin.",
    rule: "Être sans niveau est le plus bas. Les entrées et les sorties sont comptées à part. Se lit sur un mois, un trimestre, une année, un exercice ou 12 mois à date.",
  },
  "points-issued": {
    name: "Points attribués",
    definition: "Points crédités aux comptes pendant la période.",
    rule: "Une annulation compte à sa propre date, en moins.",
  },
  "points-redeemed": {
    name: "Points dépensés",
    definition: "Points échangés contre des récompenses pendant la période.",
    rule: "Une annulation compte à sa propre date, en moins. Les points qui expirent le plus tôt partent d’abord.",
  },
  "points-expired": {
    name: "Points expirés",
    definition: "Points perdus à leur échéance pendant la période, faute de dépense à temps.",
    rule: "Seules comptent les écritures d’expiration, à leur date. Une annulation compte à sa propre date, en moins.",
  },
  "points-adjusted": {
    name: "Régularisations",
    definition: "Points ajoutés moins points retirés par régularisation, pendant la période.",
    rule: "Négatif quand les retraits l’emportent. Une annulation compte à sa propre date, en sens inverse.",
  },
  "points-outstanding": {
    name: "Encours de points",
    definition: "Points détenus et pas encore dépensés, le dernier jour.",
    rule: "Le solde d’un adhérent sorti y reste tant qu’aucune écriture ne le solde.",
  },
  "points-roll-forward": {
    name: "D’un encours de points à l’autre",
    definition:
      "Encours la veille de la période, points attribués, dépensés, expirés et régularisés pendant la période, encours au dernier jour.",
    rule: "Encours au début + points attribués − points dépensés − points expirés + régularisations = encours à la fin.",
  },
  "points-expiring": {
    name: "Points à échéance",
    definition: "Points détenus le dernier jour qui expirent dans les 30, 90 ou 180 jours suivants.",
    rule: "Chaque délai comprend le précédent. Par hypothèse, les points qui expirent le plus tôt partent d’abord.",
  },
  "redemption-rate": {
    name: "Taux de dépense des points",
    definition: "Ce que les adhérents font des points gagnés.",
    rule: "Plusieurs définitions existent ; le programme en retient une, nommée ici.",
  },
  "points-cohorts": {
    name: "Devenir des points",
    definition: "Ce que deviennent, trimestre après trimestre, les points attribués un même trimestre.",
    rule: "État à la fin de chaque trimestre complet, en part des points attribués : dépense, expiration, retrait, ou solde encore disponible. Les points qui expirent le plus tôt partent d’abord.",
  },
  breakage: {
    name: "Taux d’expiration",
    definition: "Part des points attribués qui ont fini par expirer.",
    rule: "Sur les seuls trimestres soldés, ceux dont plus aucun point n’est à dépenser. Inconnu tant qu’aucun ne l’est.",
  },
  "reward-orders": {
    name: "Commandes de récompenses",
    definition: "Nombre de récompenses commandées pendant la période.",
    rule: "Les commandes annulées n’y sont pas.",
  },
  "reward-mix": {
    name: "Répartition des récompenses",
    definition: "Part de chaque nature de récompense, ou ce qui est commandé de chaque récompense.",
    rule: "Le coût est celui fixé à la commande ; les commandes annulées n’y sont pas.",
  },
  "time-to-first-reward": {
    name: "Délai avant première récompense",
    definition: "Temps qu’il faut à la moitié des adhérents pour dépenser des points une première fois.",
    rule: "Qui attend encore, ou est sorti sans rien dépenser, compte aussi : inconnu tant que moins de la moitié ont dépensé des points. Le délai part de la première adhésion, si les données la contiennent.",
  },
  visits: {
    name: "Visites",
    definition: "Visites de l’espace fidélité par des adhérents.",
    rule: "Chaque visite compte à sa date, si le client est alors adhérent.",
  },
  "visiting-rate": {
    name: "Taux de visiteurs",
    definition: "Part des adhérents venus sur l’espace fidélité, comme adhérents, dans les 12 derniers mois.",
    rule: "Un adhérent compte une fois, quel que soit le nombre de ses visites.",
  },
  "visit-funnel": {
    name: "De la visite à la commande",
    definition: "Adhérents qui ont visité l’espace fidélité, vu le catalogue et commandé une récompense.",
    rule: "Chaque adhérent compte une fois par étape, pour ses actes de la période comme adhérent. Une commande annulée ne compte pas. Se lit sur un mois, un trimestre, une année, un exercice ou 12 mois à date.",
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
  "attainment-amount": {
    name: "Taux de réalisation",
    definition: "CA des clients à objectif depuis le début de l’exercice, rapporté à la somme de leurs cibles.",
    rule: "Le CA en plus chez les uns compense ce qui manque aux autres.",
  },
  "projected-landing": {
    name: "Atterrissage",
    definition: "Ce que sera, à la fin de l’exercice, le CA des clients à objectif, rapporté à leurs cibles.",
    rule: "CA à date divisé par la part de l’année faite à cette date lors des exercices complets (trois au plus). Inconnu tant que cette part est sous 20 %, ou sans exercice complet.",
  },
  "missing-to-objective": {
    name: "Reste à faire",
    definition: "CA qui manque aux clients à objectif pour atteindre leur cible.",
    rule: "Un client qui a atteint la sienne compte pour zéro : ce qu’il a fait en plus ne compense rien.",
  },
  "beyond-objective": {
    name: "Objectifs dépassés",
    definition: "Clients dont le CA dépasse leur cible d’au moins 10, 25 ou 50 %.",
    rule: "Chaque seuil comprend le suivant. Ce sont les candidats à un palier de plus.",
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
  "cost-per-point": {
    name: "Coût du point dépensé",
    definition: "Coût des récompenses commandées, divisé par les points dépensés.",
    rule: "Le coût est celui fixé à la commande de récompense ; les points sont nets des annulations.",
  },
  "points-liability": {
    name: "Engagement points (estimé)",
    definition: "Ce que l’encours de points coûterait, au rythme où les points se dépensent.",
    rule: "Part dépensée à terme : celle des trimestres soldés, à défaut celle de tout l’historique, à défaut la totalité. Coût du point : celui des 12 derniers mois. C’est une vue de gestion, pas une provision comptable.",
  },
  "programme-cost": {
    name: "Coût complet",
    definition: "Coût des récompenses commandées et frais de fonctionnement du programme.",
    rule: "Frais : plateforme, animation, communication, agence, à leur date. Ils ne se répartissent pas entre les clients.",
  },
  "programme-cost-rate": {
    name: "Coût complet, en % du CA adhérents",
    definition: "Récompenses commandées et frais de fonctionnement du programme, rapportés au CA adhérents.",
    rule: "Mêmes frais que le coût complet, à leur date. Pour tout le programme, sans répartition.",
  },
  "margin-after-rewards": {
    name: "Marge après récompenses",
    definition: "Ce qui reste de la marge des adhérents une fois leurs récompenses payées, en part de leur CA.",
    rule: "Inconnue dès qu’une commande de la période n’a pas de marge.",
  },
  "margin-after-programme": {
    name: "Marge après coût complet",
    definition:
      "Ce qui reste de la marge des adhérents une fois payés leurs récompenses et le fonctionnement du programme, en part de leur CA.",
    rule: "Inconnue dès qu’une commande de la période n’a pas de marge. Pour tout le programme, sans répartition.",
  },
  "cost-per-active-member": {
    name: "Coût par adhérent actif",
    definition: "Coût complet de la période, divisé par le nombre d’adhérents actifs.",
    rule: "Adhérent actif : a commandé, comme adhérent, dans les 12 derniers mois. Le coût est celui de la seule période.",
  },
  "budget-use": {
    name: "Budget récompenses consommé",
    definition: "Coût des récompenses depuis le début de l’exercice, rapporté au budget de l’exercice.",
    rule: "À lire avec la part de la saison écoulée. L’atterrissage est le coût à date divisé par cette part ; il est inconnu tant qu’elle est sous 20 %.",
  },
  "generosity-profitability": {
    name: "Générosité et rentabilité",
    definition: "Ce que chaque groupe d’adhérents reçoit, comment son CA évolue et ce qu’il laisse de marge.",
    rule: "Tout se rapporte au CA adhérents du groupe. Inconnu là où ce CA est nul, ou sans marge sur une commande.",
  },
  recency: {
    name: "Récence",
    definition: "Temps passé depuis la dernière commande des adhérents.",
    rule: "Le chiffre est celui du milieu : la moitié des adhérents ont commandé depuis moins longtemps. Une commande d’avant l’adhésion compte ; qui n’a jamais commandé n’y est pas.",
  },
  "falling-accounts": {
    name: "Clients en baisse",
    definition:
      "Clients dont les trois derniers mois entiers sont nettement sous ce qu’annonçaient les mêmes mois N-1.",
    rule: "L’attendu est le CA des mêmes mois N-1, porté à la tendance de tous les clients qui achetaient alors. Un client est en baisse quand son CA ou ses commandes sont sous l’attendu bien plus que d’ordinaire d’un client à l’autre, et qu’il y manque au moins le montant fixé pour le programme.",
  },
  "incremental-margin": {
    name: "Marge incrémentale",
    definition:
      "Ce que les adhérents ont acheté de plus grâce au programme, en marge, dans les 12 mois qui suivent leur adhésion.",
    rule: "Chaque adhérent est comparé aux clients du même segment et du même cinquième de CA restés hors du programme ces mois-là ; le mois d’adhésion ne compte pas. Sans cinq clients semblables, un adhérent est laissé de côté. Pas de chiffre sous 30 adhérents ou 30 clients comparés. Vrai 95 fois sur 100 entre les deux bornes. En CA là où une commande n’a pas de marge.",
  },
  roi: {
    name: "Retour sur investissement",
    definition: "Ce que rapporte un euro dépensé pour le programme, au-delà de cet euro.",
    rule: "Sur les 12 mois qui suivent l’adhésion des adhérents comparés. Coût : leurs récompenses de ces mois, et leur part des coûts de fonctionnement, au nombre d’adhérents de chaque mois.",
  },
  "cohort-retention": {
    name: "Rétention par génération",
    definition: "Part des adhérents d’une même génération qui achètent encore, âge après âge.",
    rule: "La génération est la période de la première adhésion, si les données la contiennent. L’âge se compte depuis le mois d’adhésion, en mois ou en années de calendrier ; un âge qui n’est pas révolu pour tous reste vide.",
  },
  "potential-reached": {
    name: "Potentiel atteint",
    definition: "CA de 12 mois, rapporté au potentiel annuel des clients.",
    rule: "Seuls comptent les clients dont le potentiel est connu, adhérents ou non.",
  },
  rfm: {
    name: "Segmentation RFM",
    definition:
      "Adhérents groupés selon la date de leur dernière commande, leur nombre de commandes et leur CA, sur 12 mois.",
    rule: "Chaque critère est noté de 1 à 5 par rang dans tout le programme. Les règles se lisent dans l’ordre, la première qui convient donne le groupe. Inactifs : aucune commande en 12 mois.",
  },
  segments: {
    name: "Segments",
    definition: "Chaque segment en bref : clients, CA, adhésion, activité, générosité et potentiel.",
    rule: "Le segment d’un client est celui d’aujourd’hui, pour tout son historique.",
  },
};
